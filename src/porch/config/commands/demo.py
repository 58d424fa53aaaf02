"""``porch demo``: a made-up community to look at."""

from enum import StrEnum
from typing import Annotated

import typer

from porch.config.start import Refused, ready, say

PASSWORD = "porch-demo"  # noqa: S105  printed on purpose; the server refuses to serve demo people beyond loopback


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


def demo(
    scale: Annotated[Scale, typer.Option(help="about 35, 400 or 5,000 people")] = Scale.SMALL,
    seed: Annotated[int, typer.Option(help="the same seed gives the same people")] = 1,
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
    said = "The demo community is here already." if not loaded else "The demo community is loaded."
    say(
        {"loaded": loaded, "names": names, "password": PASSWORD},
        f"{said} Everyone in it is made up.\nLook as: {', '.join(names)}\nPassword: {PASSWORD}",
        as_json,
    )
