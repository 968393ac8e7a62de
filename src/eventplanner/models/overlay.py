"""The tables of other people's dates."""

from datetime import date, datetime
from typing import Any, ClassVar

from pydantic import NaiveDatetime, field_validator
from sqlalchemy import Index
from sqlmodel import Field

from eventplanner.domain.year.overlays import Colour, OverlaySource
from eventplanner.models.base import Record, choice, reference


class OverlayRow(Record):
    """What may be stored of an overlay."""

    name: str = Field(min_length=1, max_length=80, unique=True)
    source: OverlaySource = choice(OverlaySource, OverlaySource.OWN)
    colour: Colour = choice(Colour, Colour.PINK)
    shown: bool = True
    file: str = Field(default="", max_length=200)
    scope: str = Field(default="", max_length=10)
    years: str = Field(default="", max_length=2000)
    """Of holidays: the years that are taken up, with blanks between them."""

    @field_validator("years")
    @classmethod
    def _are_years(cls, text: str) -> str:
        for year in text.split():
            int(year)
        return text


class Overlay(OverlayRow, table=True):
    """One set of other people's dates."""


class OtherDateRow(Record):
    """What may be stored of one of an overlay's dates."""

    derived: ClassVar[frozenset[str]] = frozenset({"first_key", "last_key"})

    overlay_id: int = reference("overlay.id", index=True)
    uid: str = Field(default="", max_length=255)
    title: str = Field(min_length=1, max_length=200)
    title_es: str = Field(default="", max_length=200)
    start: NaiveDatetime
    end: NaiveDatetime
    all_day: bool = True
    timezone: str = Field(default="", max_length=64)
    place: str = Field(default="", max_length=200)
    url: str = Field(default="", max_length=2000)
    cfp_until: date | None = None
    cfp_url: str = Field(default="", max_length=2000)
    rule: str = Field(default="", max_length=1000)
    extra: str = Field(default="", max_length=100_000)
    """Moments with blanks between them, as `left_out`."""
    left_out: str = Field(default="", max_length=100_000)
    notes: str = Field(default="", max_length=10_000)

    first_key: str = ""
    """The first day on which it takes place."""
    last_key: str = ""
    """The last day on which it may take place, its call for papers included."""

    @field_validator("extra", "left_out")
    @classmethod
    def _are_moments(cls, text: str) -> str:
        if any(datetime.fromisoformat(moment).tzinfo for moment in text.split()):
            raise ValueError("times of a clock on a wall have no zone")
        return text


class OtherDate(OtherDateRow, table=True):
    """One date of an overlay, or the first of many."""

    __tablename__ = "other_date"
    __table_args__: Any = (
        Index("ix_other_date_last", "last_key", "first_key"),
        {"sqlite_autoincrement": True},
    )
