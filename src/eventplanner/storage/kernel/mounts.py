"""Detection of network file systems, on which SQLite's shared memory does not work."""

import os
import re
from pathlib import Path

MOUNTS = Path("/proc/self/mounts")
_KERNEL = (
    "9p afs beegfs ceph cifs coda davfs gfs gfs2 glusterfs gpfs lustre ncpfs nfs nfs4 ocfs2 orangefs prl_fs pvfs2 "
    "smb2 smb3 smbfs vboxsf vmhgfs"
)
_FUSE = "afpfs ceph-fuse cephfs davfs gcsfuse glusterfs gvfsd-fuse mfs rclone s3fs smbnetfs sshfs vmhgfs-fuse"
NETWORK = frozenset(_KERNEL.split()) | {f"fuse.{name}" for name in _FUSE.split()}
_OCTAL = re.compile(r"\\([0-7]{3})")


def network_file_system(path: Path, mounts: Path | None = None) -> str:
    """Returns the type of the network file system of a path; empty if it is local or unknown."""
    try:
        lines = (mounts or MOUNTS).read_text(encoding="utf-8", errors="surrogateescape").splitlines()
    except OSError:
        return ""
    place = Path(os.path.realpath(path))  # also of links in a circle, which Path.resolve() refuses
    best, kind = 0, ""
    for line in lines:
        fields = line.split(" ")
        if len(fields) < 3:
            continue
        point = Path(_OCTAL.sub(lambda code: chr(int(code[1], 8)), fields[1]))
        # The last of equals: what was mounted later hides what was there.
        if place.is_relative_to(point) and len(point.parts) >= best:
            best, kind = len(point.parts), fields[2]
    return kind if kind in NETWORK else ""
