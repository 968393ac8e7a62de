"""Network file systems are told from local ones."""

from pathlib import Path

import pytest

from eventplanner.storage.kernel.mounts import network_file_system

MOUNTS = r"""sysfs /sys sysfs rw 0 0
/dev/sda1 / ext4 rw,relatime 0 0
server:/home /home nfs4 rw 0 0
/dev/sdb1 /home/ana/disk ext4 rw 0 0
//server/share /srv/team\040plans cifs rw 0 0
ana@host: /srv/remote fuse.sshfs rw 0 0
/dev/fuse /srv/local fuse.ntfs-3g rw 0 0
C:\134 /mnt/c 9p rw 0 0
/dev/sdc1 /mnt/c/covered ext4 rw 0 0
server:/late /mnt/c/covered nfs rw 0 0
nonsense
"""


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/var/plan.db", ""),
        ("/home/ana/plan.db", "nfs4"),
        ("/homely/plan.db", ""),
        ("/home/ana/disk/plan.db", ""),
        ("/srv/team plans/plan.db", "cifs"),
        ("/srv/remote/plan.db", "fuse.sshfs"),
        ("/srv/local/plan.db", ""),
        ("/mnt/c/plan.db", "9p"),
        ("/mnt/c/covered/plan.db", "nfs"),
    ],
)
def test_the_innermost_mount_decides(tmp_path: Path, path: str, kind: str):
    (tmp_path / "mounts").write_text(MOUNTS)

    assert network_file_system(Path(path), tmp_path / "mounts") == kind


def test_a_link_counts_as_what_it_leads_to(tmp_path: Path):
    (tmp_path / "mounts").write_text(f"server:/x {tmp_path / 'far'} nfs rw 0 0\n")
    (tmp_path / "far").mkdir()
    (tmp_path / "near").symlink_to(tmp_path / "far")

    assert network_file_system(tmp_path / "near" / "plan.db", tmp_path / "mounts") == "nfs"


def test_where_nobody_can_tell_it_is_local(tmp_path: Path):
    assert network_file_system(tmp_path, tmp_path / "missing") == ""
