"""Cells that a spreadsheet would run as a formula, made harmless and made themselves again."""

import re

_ACTS = re.compile(r"'*\s*[=+\-@＝＋－＠]|'*[\t\r]")
_NUMBER = re.compile(r"[+-]?\d+(?:[.,]\d+)*%?")


def neutralised(text: str) -> str:
    """With an apostrophe before what would act; numbers stay numbers."""
    return f"'{text}" if _ACTS.match(text) and not _NUMBER.fullmatch(text) else text


def restored(text: str) -> str:
    """Without the apostrophe that `neutralised` put there."""
    return text[1:] if text.startswith("'") and _ACTS.match(text) else text
