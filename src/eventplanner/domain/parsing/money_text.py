"""The one reader of an amount of money in a text: all of it is understood, or none."""

import re

from msgspec import Struct

from eventplanner.domain.base.money import exponent
from eventplanner.domain.base.text import Message, Part, clean_line, fold_each
from eventplanner.domain.parsing.amounts import read_amount
from eventplanner.domain.parsing.money_words import CURRENCY, currency_named, is_meant, refuse_sign
from eventplanner.domain.parsing.scales import MAGNITUDE, power_of
from eventplanner.domain.parsing.values import Unreadable

_MINUS = "-−–"
_NUMBER = re.compile(r"[0-9]{1,3}(?: [0-9]{3})+(?:[.,][0-9]+)?(?![0-9])|[0-9][0-9.,'’]*")
_CURRENCY = re.compile(CURRENCY)
_MAGNITUDE = re.compile(rf"{MAGNITUDE}(?![^\W\d_])")
_WITHOUT_CENTS = re.compile(r"[.,:]\s?[-−–—]{1,2}(?!\w)|\s?:[-−–]")
"""As in `$7.000.-`."""
_ONE_MARK = re.compile(r"[0-9]{1,3}[.,][0-9]{3}")
_OF = re.compile(r"(?:de|of)\s+")


class MoneyText(Struct, frozen=True, kw_only=True):
    """Amount as a text writes it, not yet a number."""

    text: str
    number: str
    """Digits and their marks."""
    is_negative: bool
    currency: str
    """ISO 4217; empty where the text names none, and where it says `$` alone."""
    scale: int
    """The power of ten that a word says."""
    is_marked: bool
    """Has a sign or a currency, or marks between its thousands."""
    rest: str
    """Text behind the amount, folded."""

    def minor(self, currency: str, decimal: str, scale: int = 0) -> int:
        """Returns minor units of a currency, of which `decimal` is the mark; `scale` is that of the column.

        Raises Unreadable where it is no number, may be two, or has more decimals than the currency.
        """
        if scale and self.scale:
            said = {"text": self.text}
            raise Unreadable(Message("“{text}” names a scale below a heading that names one: write digits", said))
        power = scale or self.scale
        digits = exponent(currency)
        read_digits = max(digits, 2) + power
        units = read_amount(self.number, read_digits, decimal)
        if units is None and not decimal and _ONE_MARK.fullmatch(self.number):
            raise Unreadable(Message("“{text}” may be two amounts: say which mark parts decimals", {"text": self.text}))
        if units is None:
            raise Unreadable(no_amount(self.text))
        surplus: int = 10 ** (max(digits, 2) - digits)
        if units % surplus:
            raise Unreadable(no_decimals(self.text, currency))
        return (-1 if self.is_negative else 1) * (units // surplus)


def money_text(text: str, base: str) -> MoneyText:
    """Reads an amount at the beginning of a text; the caller decides what may stand behind it. Raises Unreadable."""
    return _Scanner(clean_line(text), base).read()


def no_amount(text: str) -> Message:
    """Returns the message that a text is not an amount as a whole."""
    return Message("“{text}” is no amount that can be read: write it in digits alone", {"text": text})


def no_decimals(text: str, currency: str) -> Message:
    """Returns the message that a currency has no such decimals."""
    said: dict[str, Part] = {"text": text, "currency": currency, "n": exponent(currency)}
    return Message("“{text}” has more decimals than {currency} has ({n}): say in which currency it is", said)


class _Scanner:
    """Takes signs, currencies and words of scale from both sides of the first number."""

    def __init__(self, text: str, base: str) -> None:
        self.text, self.base = text, base
        self.plain = fold_each(text)
        self.place = 0
        self.currencies: set[str] = set()
        self.signs: list[str] = []
        self.opened = self.closed = 0
        self.has_sign = False

    def read(self) -> MoneyText:
        while self._sign() or self._open() or self._currency():
            self._blanks()
        match = _NUMBER.match(self.plain, self.place)
        if match is None:
            raise self._refusal()
        number = match[0].rstrip(".,")
        self.place = match.start() + len(number)
        if ending := _WITHOUT_CENTS.match(self.plain, self.place):
            self.place = ending.end()
        elif self.place < match.end():
            self.place = match.end()
        scale = self._behind()
        if self.opened != self.closed or self.opened > 1 or len(self.signs) > 1 or len(self.currencies) > 1:
            raise self._refusal()
        if self.has_sign:
            refuse_sign("$", "".join(self.currencies) or self.base)
        is_negative = bool(self.opened) or any(sign in _MINUS for sign in self.signs)
        return MoneyText(
            text=self.text,
            number=number,
            is_negative=is_negative,
            currency="".join(self.currencies),
            scale=scale,
            is_marked=self.has_sign or bool(self.currencies) or not number.isdecimal(),
            rest=self.plain[self.place :].strip(),
        )

    def _behind(self) -> int:
        """Takes what belongs to the amount behind its number; returns the power of ten of a scale."""
        scale = 0
        while True:
            before = self.place
            self._blanks()
            if not scale and (match := _MAGNITUDE.match(self.plain, self.place)):
                scale = self._scale(match)
                self._blanks()
                if of := _OF.match(self.plain, self.place):
                    self.place = of.end()
            elif self.opened > self.closed and self.plain[self.place : self.place + 1] == ")":
                self.closed += 1
                self.place += 1
            elif not self._trailing_minus() and not self._currency():
                self.place = before
                return scale

    def _scale(self, match: re.Match[str]) -> int:
        power = power_of(match, self.base)
        if not power:
            raise self._refusal()
        self.place = match.end()
        return power

    def _trailing_minus(self) -> bool:
        """As accountants write `150-`: nothing but a bracket or a currency may follow."""
        behind = self.plain[self.place :]
        if not behind or behind[0] not in _MINUS or behind[1:].strip(" )"):
            return False
        self.signs.append(behind[0])
        self.place += 1
        return True

    def _sign(self) -> bool:
        sign = self.plain[self.place : self.place + 1]
        if sign and sign in f"+{_MINUS}":
            self.signs.append(sign)
            self.place += 1
            return True
        return False

    def _open(self) -> bool:
        if self.plain[self.place : self.place + 1] == "(":
            self.opened += 1
            self.place += 1
            return True
        return False

    def _currency(self) -> bool:
        match = _CURRENCY.match(self.plain, self.place)
        if match is None or not is_meant(match, self.text):
            return False
        if match[0] == "$":
            self.has_sign = True
        elif code := currency_named(match[0], self.base):
            self.currencies.add(code)
        else:
            return False
        self.place = match.end()
        return True

    def _blanks(self) -> None:
        while self.plain[self.place : self.place + 1] == " ":
            self.place += 1

    def _refusal(self) -> Unreadable:
        return Unreadable(no_amount(self.text))
