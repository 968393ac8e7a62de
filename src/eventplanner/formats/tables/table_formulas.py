"""Cells that a spreadsheet would run as a formula, made harmless and made themselves again."""

import re

_ACTS = re.compile(r"'*\s*[=+\-@＝＋－＠|%]|'*[\t\r]")
_NUMBER = re.compile(r"[+-]?\d+(?:[.,]\d+)*%?")


def neutralised(text: str) -> str:
    """With an apostrophe before what would act; numbers stay numbers."""
    if not _ACTS.match(text) or _NUMBER.fullmatch(text):
        return text
    return "'" + text.replace(r"\|", r"\\|")


def restored(text: str) -> str:
    """Without the apostrophe that `neutralised` and other programs put there, and without their strokes before bars."""
    return text[1:].replace(r"\|", "|") if text[:1] == "'" and _ACTS.match(text) else text
