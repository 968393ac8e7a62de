"""Forms that were filled in and not yet saved."""

from collections.abc import Mapping

from msgspec import Struct, field


class UnsavedForm(Struct, frozen=True, kw_only=True):
    """Half-filled form that a person left."""

    form: str
    """Which form: `event`, …"""
    record: int | None
    """Whose fields they are; None for something new."""
    texts: Mapping[str, str]
    """Field → what stood there."""
    before: Mapping[str, str] = field(default_factory=dict)
    """What the form said when it was opened."""
    version: int | None = None
    """Which version of the record that was."""
    left: str = ""
    """When, UTC, RFC 3339."""

    @property
    def typed(self) -> dict[str, str]:
        """Fields that differ from their initial values."""
        return {name: text for name, text in self.texts.items() if text != self.before.get(name)}
