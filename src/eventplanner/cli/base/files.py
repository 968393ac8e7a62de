"""The file or stream that an export is written to, and its format."""

import argparse
import sys
from collections.abc import Collection
from pathlib import Path

from eventplanner.domain.base.errors import Invalid
from eventplanner.domain.base.text import Message, clean_line
from eventplanner.i18n.catalogue import _
from eventplanner.storage.kernel.output import write_whole

STDOUT = "-"
_BINARY = "xlsx"
_ENDINGS = {"txt": "text", "htm": "html"}


def format_of(args: argparse.Namespace, formats: Collection[str], usual: str) -> str:
    """Returns the format asked for, else that of the file's ending, else the usual one. Raises Invalid for any other."""
    ending = "" if args.output == STDOUT else Path(args.output).suffix.lower().lstrip(".")
    name = args.format or _ENDINGS.get(ending, ending) or usual
    if name not in formats:
        raise Invalid({"format": Message("one of {formats}", {"formats": ", ".join(formats)})})
    if args.output == STDOUT and name == _BINARY:
        raise Invalid({"output": Message("name a file with -o; a workbook is no text")})
    return str(name)


def deliver(args: argparse.Namespace, content: bytes) -> None:
    """Writes an export to the file that was named, or to standard output."""
    if args.output == STDOUT:
        write_out(content)
        return
    write_whole(Path(args.output), content, force=args.force)
    print(_("Written: {path}").format(path=clean_line(args.output)), file=sys.stderr)


def write_out(content: bytes) -> None:
    """Writes bytes to standard output."""
    sys.stdout.buffer.write(content)
    sys.stdout.buffer.flush()
