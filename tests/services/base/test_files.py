"""Files for others: over nothing that was not meant."""

from pathlib import Path

import pytest

from eventplanner.domain.base.errors import FileProblem
from eventplanner.services.base.files import save


def test_a_file_is_written_over_only_by_force(tmp_path: Path) -> None:
    path = tmp_path / "year.html"
    save(path, b"one")
    with pytest.raises(FileProblem):
        save(path, b"two")
    assert path.read_bytes() == b"one"
    save(path, b"two", force=True)
    assert path.read_bytes() == b"two"
