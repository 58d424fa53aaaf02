"""``porch demo``: a made-up community to look at."""

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import typer

from porch.config.start import Refused, ready, say

if TYPE_CHECKING:
    from porch.home.demo.week import Told

PASSWORD = "porch-demo"  # noqa: S105  printed on purpose; the server refuses to serve demo people beyond loopback


class Simulated(StrEnum):
    WEEK = "week"


class Scale(StrEnum):
    SMALL = "small"
    TOWN = "town"
    CITY = "city"


def _name_it() -> None:
    """The demo has a name of its own, so that nobody takes it for theirs."""
    from dataclasses import replace

    from porch.kit import community

    told = community.told()
    community.keep(replace(told, name=told.name or "Lamplight (demo)", country=told.country or "GB"))


def _played(seed: int) -> "list[Told]":
    """A week of asks through the real verbs, and what queueing says of hours like these."""
    from porch.home.demo.week import simulate
    from porch.kit.clock import now

    return simulate(now(), seed)


def _table(week: list[dict[str, Any]]) -> str:
    """Minutes people waited, by how many helpers were on when they asked."""
    lines = ["helpers on   asks   came   letters   waited (minutes)   queueing says (minutes)"]
    for row in week:
        waited = "-" if row["waited"] is None else f"{row['waited']:.1f}"
        expected = "no end" if row["expected"] is None else f"{row['expected']:.1f}"
        counts = f"{row['helpers']:>10}   {row['asks']:>4}   {row['came']:>4}   {row['letters']:>7}"
        lines.append(f"{counts}   {waited:>16}   {expected:>23}")
    lines.append(
        "Queueing counts nobody's own time to answer, and a line in which nobody goes elsewhere or gets a letter."
    )
    return "\n".join(lines)


def demo(
    scale: Annotated[Scale, typer.Option(help="about 35, 400 or 5,000 people")] = Scale.SMALL,
    seed: Annotated[int, typer.Option(help="the same seed gives the same people")] = 1,
    simulate: Annotated[
        Simulated | None, typer.Option(help="play the week up to now: people ask, helpers on shift answer")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="machine-readable answer")] = False,
) -> None:
    """Load the demo community, once; says who is in it and the one password."""
    ready(migrate=True)
    from django.conf import settings

    from porch.home import demo as community
    from porch.kit.clock import now
    from porch.people.models import Member

    here = Member.objects.filter(is_demo=True).exists()
    if not here and Member.objects.exists():
        raise Refused("real people are here: the demo goes into a data folder of its own (PORCH_DATA)")
    if not here and not settings.DEMO:
        raise Refused("set DEMO=1 to load the demo: its people share one known password")
    loaded = community.load(scale.value, seed, PASSWORD, now=now())
    if loaded:
        community.settle()
    if loaded:
        _name_it()
    names = community.names()
    if simulate and not settings.DEMO:
        raise Refused("set DEMO=1 to play a week in the demo: people would be asked for nothing")
    week = [vars(one) for one in _played(seed)] if simulate else None
    said = "The demo community is here already." if not loaded else "The demo community is loaded."
    say(
        {"loaded": loaded, "names": names, "password": PASSWORD} | ({"week": week} if week else {}),
        (f"{_table(week)}\n\n" if week else "")
        + f"{said} Everyone in it is made up.\nLook as: {', '.join(names)}\nPassword: {PASSWORD}",
        as_json,
    )
