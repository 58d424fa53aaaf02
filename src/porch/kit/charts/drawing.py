"""Marks on a sheet of a given size, and the sheet as ``<svg>``."""

from collections.abc import Mapping
from dataclasses import dataclass
from html import escape
from itertools import combinations

from porch.kit.charts.marks import Bar, Dot, Dots, Line, Mark, Shape, Squares, Words, number

EDGE = 2.0  # half a stroke may stand over the edge; the page lets it


@dataclass(frozen=True, slots=True)
class Drawing:
    """Marks in the order they are drawn, later ones over earlier ones; sizes are units of the view box."""

    width: float
    height: float
    marks: tuple[Mark, ...]

    def outside(self) -> list[Mark]:
        """Marks that leave the sheet: none, in a picture that is drawn well."""
        return [mark for mark in self.marks if not self._holds(mark)]

    def _holds(self, mark: Mark) -> bool:
        left, top, right, bottom = mark.box
        across = left >= -EDGE and right <= self.width + EDGE
        return across and top >= -EDGE and bottom <= self.height + EDGE

    def colliding(self) -> list[tuple[Words, Words]]:
        """Labels that would be read over one another: none, in a picture that is drawn well."""
        labels = [mark for mark in self.marks if isinstance(mark, Words)]
        return [(one, other) for one, other in combinations(labels, 2) if one.touches(other, gap=0)]

    def svg(self, name: str, title: str, desc: str) -> str:
        """In a page. ``name`` makes the ids its own, so it must be the only one of that name on the page."""
        ids = escape(name)
        size = f"0 0 {number(self.width)} {number(self.height)}"
        return (
            f'<svg class="chart" viewBox="{size}" role="img" aria-labelledby="{ids}-title" '
            f'aria-describedby="{ids}-desc"><title id="{ids}-title">{escape(title)}</title>'
            f'<desc id="{ids}-desc">{escape(desc)}</desc>{"".join(mark.svg() for mark in self.marks)}</svg>'
        )

    def alone(self, title: str, desc: str, ink: Mapping[str, str]) -> str:
        """As a file of its own, with no style sheet: ``ink`` says per kind which attributes its marks get.

        A kind that ``ink`` does not name is drawn black.
        """
        drawn = "".join(_inked(mark, ink) for mark in self.marks)
        size = f'width="{number(self.width)}" height="{number(self.height)}"'
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {number(self.width)} {number(self.height)}" '
            f'{size} role="img" aria-labelledby="title" aria-describedby="desc" '
            f"font-family=\"system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', sans-serif\">"
            f'<title id="title">{escape(title)}</title><desc id="desc">{escape(desc)}</desc>{drawn}</svg>'
        )


def _inked(mark: Mark, ink: Mapping[str, str]) -> str:
    """The mark with its colours written on it, and the size of its letters."""
    assert isinstance(mark, (Bar, Dot, Dots, Line, Shape, Squares, Words))
    attributes = ink.get(mark.kind, "")
    if isinstance(mark, Words):
        attributes += f' font-size="{number(mark.size)}"'
    bare = mark.svg().replace(f' class="{escape(mark.kind)}"', "", 1)
    tag, rest = bare.split(" ", 1)
    return f"{tag} {attributes.strip()} {rest}" if attributes.strip() else bare
