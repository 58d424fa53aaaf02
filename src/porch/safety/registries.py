"""What upper rooms let people report."""

from collections.abc import Callable
from dataclasses import dataclass

from porch.kit.registry import Registry
from porch.people.models import Member


@dataclass(frozen=True)
class Reportable:
    """A kind of thing that can be reported.

    ``label(id, viewer)`` names it for the reporter, or is None where the viewer cannot see it: then there is
    nothing to report. ``whom(id, viewer)`` is the person it is about. ``snapshot(id, viewer)`` gives the last
    few words as the viewer sees them, taken only when they tick it. ``back(id)`` is the page to return to.
    """

    label: Callable[[str, Member], str | None]
    whom: Callable[[str, Member], Member | None]
    snapshot: Callable[[str, Member], str]
    back: Callable[[str], str]


reportables: Registry[Reportable] = Registry("reportables")
