"""Invitations on paper: what stands on each piece, and the whole sheet as one file."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from porch.kit.qr import drawing
from porch.people.actions.inviting import Made

STYLE = Path(__file__).parent / "static" / "people" / "sheet.css"


@dataclass(frozen=True)
class Piece:
    """One piece of paper: its number, the address in the code, the short one to type, whose it is if said."""

    number: int
    url: str
    typed_at: str
    letters: str
    qr: SafeString
    label: str = ""


def cards(made: Iterable[Made], *, site: str, labels: dict[int, str] | None = None) -> list[Piece]:
    """Pieces in the order of their numbers; ``labels`` by number go on the paper and nowhere else."""
    bare = site.split("://")[-1]
    pieces = []
    for one in made:
        url = link_of(one, site=site)
        qr = mark_safe(drawing(url, label=_("Code of invitation %(n)s") % {"n": one.number}))  # noqa: S308
        label = (labels or {}).get(one.number, "")
        pieces.append(Piece(one.number, url, f"{bare}{reverse('people:letters')}", one.letters, qr, label))
    return pieces


def link_of(one: Made, *, site: str) -> str:
    """The whole address of an invitation."""
    return f"{site}{reverse('people:invited', args=[one.letters])}"


def sheet_file(pieces: list[Piece], *, until: datetime) -> str:
    """The whole sheet as one page that needs nothing else: for printing from any machine."""
    style = mark_safe(STYLE.read_text())  # noqa: S308  our own file
    words = {"cards": pieces, "until": until, "style": style}
    return render_to_string("people/sheet_file.html", words)
