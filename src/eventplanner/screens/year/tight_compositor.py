"""Repainting no more than what has changed, for pages on which keys move over wide lines."""

from rich.console import Console
from rich.control import Control

from eventplanner.widgets.textual_private import ChopsUpdate, Compositor


class TightCompositor(Compositor):
    """Textual writes a changed part of a line from the left edge of its widget on; this one from where it begins."""

    def render_partial_update(self) -> ChopsUpdate | None:
        update = super().render_partial_update()
        return TightUpdate(update.chops, update.spans, update.chop_ends) if update else None


class TightUpdate(ChopsUpdate):
    """Update with spans that are cut at both ends."""

    def render_segments(self, console: Console) -> str:
        written = []
        for y, first, beyond in self.spans:
            for end, (start, strip) in zip(self.chop_ends[y], self.chops[y].items(), strict=False):
                left, right = max(start, first), min(end, beyond)
                if strip is not None and left < right:
                    written.append(Control.move_to(left, y).segment.text)
                    written.append(strip.crop(left - start, right - start).render(console))
        return "".join(written)
