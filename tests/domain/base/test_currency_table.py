"""The table of currencies and the data file that it is made from."""

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

from eventplanner.domain.base.currencies import currency_of
from eventplanner.domain.base.currency_table import ALIASES, CODES, EXPONENTS
from eventplanner.domain.base.money import exponent, is_currency


@pytest.fixture
def tool() -> ModuleType:
    path = Path(__file__).parents[3] / "tools" / "currencies.py"
    spec = importlib.util.spec_from_file_location("tool_currencies", path)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_table_is_what_the_data_file_says(tool):
    assert tool.MODULE.read_text(encoding="utf-8") == tool.module(), "run: make currencies"


def test_a_currency_that_is_not_listed_is_refused(tool, tmp_path):
    tool.SOURCE = tmp_path / "currencies.toml"
    tool.SOURCE.write_text('codes = ["CLP"]\n[exponents]\nCLP = 0\n[aliases]\n"€" = "EUR"\n', encoding="utf-8")

    with pytest.raises(ValueError, match="no code EUR"):
        tool.module()


def test_codes_have_three_capitals():
    assert [code for code in CODES if not (len(code) == 3 and code.isascii() and code.isupper())] == []
    assert len(CODES) > 150


def test_digits_are_two_but_for_those_that_say_otherwise():
    assert {code: exponent(code) for code in ("EUR", "CLP", "KWD", "CLF")} == {"EUR": 2, "CLP": 0, "KWD": 3, "CLF": 4}
    assert set(EXPONENTS.values()) == {0, 3, 4}


def test_every_sign_and_word_means_a_currency():
    for written, code in ALIASES.items():
        assert currency_of(written.lower()) == code
        assert is_currency(code)
