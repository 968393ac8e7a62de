import os
import resource
import signal
import stat
from pathlib import Path

import pytest

from eventplanner.domain.base.errors import FileProblem
from eventplanner.i18n.catalogue import words
from eventplanner.storage.kernel.output import write_whole


def refusal(path, data=b"new", *, force=False):
    with pytest.raises(FileProblem) as refused:
        write_whole(path, data, force=force)
    return words(refused.value.message)


def test_a_file_is_written_and_nothing_is_left_beside_it(tmp_path):
    write_whole(tmp_path / "a.ics", b"data")
    assert [(file.name, file.read_bytes()) for file in tmp_path.iterdir()] == [("a.ics", b"data")]


def test_a_new_file_has_the_mode_that_new_files_have(tmp_path):
    old = os.umask(0o027)
    try:
        write_whole(tmp_path / "a.ics", b"data")
    finally:
        os.umask(old)
    assert stat.S_IMODE((tmp_path / "a.ics").stat().st_mode) == 0o640


def test_a_file_is_written_over_only_on_purpose_and_keeps_its_mode(tmp_path):
    path = tmp_path / "a.ics"
    path.write_bytes(b"old")
    path.chmod(0o600)
    expected = f"{path} is there already. Choose another name, or allow it to be replaced (--force)."
    assert refusal(path) == expected
    assert path.read_bytes() == b"old"
    write_whole(path, b"new", force=True)
    assert (path.read_bytes(), stat.S_IMODE(path.stat().st_mode)) == (b"new", 0o600)


@pytest.mark.parametrize("force", [False, True])
def test_no_file_is_written_through_a_link(tmp_path, force):
    goal, link = tmp_path / "goal", tmp_path / "link.ics"
    goal.write_bytes(b"old")
    link.symlink_to(goal)
    assert refusal(link, force=force) == f"{link} is a link to another place; name the file itself."
    assert (goal.read_bytes(), link.is_symlink()) == (b"old", True)


def test_no_file_is_written_through_a_link_to_nowhere(tmp_path):
    link = tmp_path / "link.ics"
    link.symlink_to(tmp_path / "elsewhere")
    assert refusal(link) == f"{link} is a link to another place; name the file itself."
    assert not (tmp_path / "elsewhere").exists()


@pytest.mark.parametrize("force", [False, True])
def test_no_device_pipe_or_folder_is_written_over(tmp_path, force):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    assert refusal(pipe, force=force) == f"{pipe} is not a file that can be written whole; name another."
    assert refusal(Path("/dev/null"), force=force) == "/dev/null is not a file that can be written whole; name another."
    assert refusal(tmp_path, force=force) == f"{tmp_path} is a folder; name a file in it."


def test_a_folder_that_is_missing_is_named(tmp_path):
    assert refusal(tmp_path / "no" / "a.ics") == f"The folder {tmp_path / 'no'} does not exist."
    (tmp_path / "file").touch()
    assert refusal(tmp_path / "file" / "a.ics") == f"The folder {tmp_path / 'file'} does not exist."


def test_a_name_that_no_file_can_have_is_a_sentence(tmp_path):
    path = tmp_path / ("a" * 300)
    assert refusal(path) == f"{path} cannot be written (the name is too long); choose another name or folder."
    assert "cannot be written" in refusal(tmp_path / "a\0b")


def test_when_there_is_no_room_the_old_file_stays_whole(tmp_path):
    path = tmp_path / "a.ics"
    path.write_bytes(b"old")
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, limits[1]))
    try:
        message = refusal(path, b"x" * 5000, force=True)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
        signal.signal(signal.SIGXFSZ, handler)
    assert message == f"There is no room left for {path}; nothing was written. Make room and try again."
    assert [(file.name, file.read_bytes()) for file in tmp_path.iterdir()] == [("a.ics", b"old")]
