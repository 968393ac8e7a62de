"""Decoding of text files in any encoding, and repair of accents that were encoded twice."""

import codecs
import re

from charset_normalizer import from_bytes

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig", "UTF-8"),
    (codecs.BOM_UTF16_LE, "utf-16", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16", "UTF-16"),
)
_SAMPLE = 4096
# Windows-1252 with its five holes filled, so that every byte has a character and the way back is known.
_WINDOWS = [bytes([n]).decode("cp1252", "ignore") or chr(n) for n in range(256)]
_BYTES = {n: n for n in range(256)} | {ord(character): n for n, character in enumerate(_WINDOWS)}
"""What a character was as a byte, in Windows-1252 or in Latin-1."""
_TWICE = re.compile(f"[\u00c2-\u00f4][\x80-\xbf{re.escape(''.join(_WINDOWS[0x80:0xC0]))}]")


def decode(data: bytes) -> tuple[str, str]:
    """Returns the text, and the name of its encoding."""
    for mark, codec, name in _MARKS:
        if data.startswith(mark):
            return data.decode(codec, "replace"), name
    if codec := _bare_utf16(data):
        return data.decode(codec, "replace"), "UTF-16"
    try:
        return data.decode("utf-8"), "UTF-8"
    except UnicodeDecodeError:
        return _legacy(data)


def codec_of(sample: bytes) -> str:
    """Returns a codec that parts the lines and columns of a text rightly, by its beginning; letters may come out wrong."""
    marked = next((codec for mark, codec, _name in _MARKS if sample.startswith(mark)), "")
    return marked or _bare_utf16(sample) or "latin-1"


def _bare_utf16(data: bytes) -> str:
    """UTF-16 without a mark: nearly every other byte of western text is zero."""
    sample = data[:_SAMPLE]
    pairs = len(sample) // 2
    if pairs and sample[1::2].count(0) > pairs * 0.7:
        return "utf-16-le"
    if pairs and sample[0::2].count(0) > pairs * 0.7:
        return "utf-16-be"
    return ""


def _legacy(data: bytes) -> tuple[str, str]:
    try:
        return data.decode("cp1252"), "Windows-1252"
    except UnicodeDecodeError:
        guess = from_bytes(data[: 1 << 20]).best()
    if guess is None:
        return data.decode("cp1252", "replace"), "Windows-1252"
    return data.decode(guess.encoding, "replace"), guess.encoding


def encoded_twice(text: str) -> bool:
    """Returns whether the text looks like UTF-8 that was decoded as Windows-1252."""
    return not text.isascii() and _TWICE.search(text) is not None


def repair(text: str) -> str:
    """Returns “AcciÃ³n” as “Acción”; a text that is not wholly encoded twice is unchanged."""
    raw = [_BYTES.get(ord(character)) for character in text]
    try:
        return bytes(n for n in raw if n is not None).decode("utf-8") if None not in raw else text
    except UnicodeDecodeError:
        return text
