"""Writes the table of currencies that the domain computes with from the data file, so that no command has to read it."""

import json
import textwrap
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path

PACKAGE = Path(__file__).parents[1] / "src" / "eventplanner"
SOURCE = PACKAGE / "data" / "currencies.toml"
MODULE = PACKAGE / "domain" / "base" / "currency_table.py"
WIDTH = 110
HEAD = '''"""Currencies of ISO 4217, from data/currencies.toml by tools/currencies.py."""
'''


def module() -> str:
    """Returns the text of the module. Raises ValueError if the data file speaks of a currency that it does not list."""
    data = tomllib.loads(SOURCE.read_text(encoding="utf-8"))
    codes = set(data["codes"])
    if strange := {*data["exponents"], *data["aliases"].values()} - codes:
        raise ValueError(f"{SOURCE.name}: no code {', '.join(sorted(strange))}")
    lines = [HEAD, *_codes(sorted(codes)), "", *_table("EXPONENTS", data["exponents"])]
    lines.append('"""Decimal digits of the minor unit where they are not two."""')
    lines += ["", *_table("ALIASES", data["aliases"])]
    lines.append('"""By sign or word, in capitals and without accents."""')
    return "\n".join(lines) + "\n"


def _codes(codes: list[str]) -> Iterator[str]:
    yield "CODES = frozenset("
    *lines, last = textwrap.wrap(" ".join(codes), WIDTH)
    yield from (f'    "{line} "' for line in lines)
    yield f'    "{last}".split()'
    yield ")"


def _table(name: str, values: Mapping[str, object]) -> Iterator[str]:
    yield f"{name} = {{"
    yield from (
        f"    {json.dumps(key, ensure_ascii=False)}: {json.dumps(value, ensure_ascii=False)},"
        for key, value in values.items()
    )
    yield "}"


if __name__ == "__main__":
    MODULE.write_text(module(), encoding="utf-8")
