"""Values in quoted-printable, as cards (2.1) and calendars (1.0) of phones of old write them."""

import quopri

MARK = "QUOTED-PRINTABLE"


def is_quoted(line: str) -> bool:
    """Returns whether the parameters of a line say that its value is in quoted-printable."""
    return MARK in line.partition(":")[0].upper()


def goes_on(line: str) -> bool:
    """Returns whether a value goes on in the next line, by a soft break."""
    return line.endswith("=") and is_quoted(line)


def unquoted(value: str, charset: str) -> str:
    """Decodes a value; what stands in it unencoded is in the encoding of the file already."""
    octets = quopri.decodestring(value.encode(charset if _can(value, charset) else "utf-8"))
    return decoded(octets, charset)


def decoded(octets: bytes, charset: str) -> str:
    """Decodes text in a character set that may be unknown or wrong."""
    try:
        return octets.decode(charset)
    except (LookupError, UnicodeDecodeError):
        return octets.decode("cp1252", "replace")


def _can(value: str, charset: str) -> bool:
    try:
        value.encode(charset)
    except (LookupError, UnicodeEncodeError):
        return False
    return True
