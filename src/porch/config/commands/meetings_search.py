"""``porch meetings search``: the same search as the page."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from porch.config.start import Refused, ready, say

if TYPE_CHECKING:
    from porch.listings.wanted import Near, Wanted
    from porch.meetings.queries import Shown

DAYS = ("sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday")


def search(
    near: Annotated[str, typer.Option(help="a point in degrees: LAT,LON")] = "",
    km: Annotated[float, typer.Option(min=0.001, max=20_040, help="how far from there")] = 10.0,
    day: Annotated[str, typer.Option(help="today, tomorrow, a day's name, or 0 (Sunday) to 6")] = "",
    since: Annotated[
        str, typer.Option("--from", help="begins at HH:MM or later, by the community's clock")
    ] = "",
    kinds: Annotated[
        list[str] | None,
        typer.Option("--type", help="open, women, wheelchair and so on; all of them must hold"),
    ] = None,
    text: Annotated[str, typer.Option(help="words of its name, its place or its notes")] = "",
    most: Annotated[int, typer.Option(min=1, max=10_000, help="how many are shown")] = 50,
    as_json: Annotated[bool, typer.Option("--json", help="machine-readable answer")] = False,
) -> None:
    """Find meetings as the page does: what goes on first, then whatever begins next."""
    ready()
    from django.db import Error

    from porch.meetings import queries

    wanted = _wanted({"near": near, "km": km, "day": day, "from": since, "text": text}, kinds or [])
    try:
        found = queries.shown(wanted, most=most)
    except Error as failed:
        raise no_list() from failed
    say(_facts(found), _in_words(found), as_json)


def no_list() -> Refused:
    """What to say where the data folder holds no database."""
    from django.conf import settings

    return Refused(f"there is no list of meetings in {settings.PORCH_DATA} (PORCH_DATA)")


def _wanted(said: dict[str, Any], kinds: list[str]) -> "Wanted":
    """Refused where a word means nothing: a command says so, unlike an address."""
    from porch.kit.clock import now
    from porch.kit.community import here
    from porch.listings.wanted import Wanted

    days, ahead = _days(said["day"])
    wanted = Wanted.said({"from": said["from"], "q": said["text"]}, now=now(), zone=here().time_zone)
    if said["from"] and wanted.since is None:
        raise Refused(f"--from {said['from']}: a time is said like 19:30")
    return Wanted(
        now=wanted.now,
        zone=wanted.zone,
        days=days,
        ahead=ahead,
        since=wanted.since,
        near=_near(said["near"], said["km"]) if said["near"] else None,
        types=frozenset(_type(one) for one in kinds),
        text=wanted.text,
    )


def _days(said: str) -> tuple[frozenset[int], frozenset[int]]:
    word = said.strip().lower()
    if word in ("", "today", "tomorrow"):
        return frozenset(), frozenset({"today": [0], "tomorrow": [1]}.get(word, []))
    named = [
        at for at, name in enumerate(DAYS) if word == str(at) or (len(word) > 2 and name.startswith(word))
    ]
    if len(named) != 1:
        raise Refused(f"--day {said}: a day is today, tomorrow, a name such as monday, or 0 (Sunday) to 6")
    return frozenset(named), frozenset()


def _near(said: str, km: float) -> "Near":
    from porch.listings.wanted import Wanted

    lat, _, lon = said.partition(",")
    near = Wanted.said({"lat": lat, "lon": lon, "km": str(km)}).near
    if near is None:
        raise Refused(
            f"--near {said}: a point is two numbers, such as 51.5,-0.12: latitude -90 to 90, longitude -180 to 180"
        )
    return near


def _type(said: str) -> str:
    from porch.listings.vocabulary import TYPES, by_mg, by_name

    known = TYPES.get(said.strip().lower()) or by_name(said) or by_mg(said)
    if known is None:
        raise Refused(
            f"--type {said}: no kind of meeting is called that; one is {', '.join(list(TYPES)[:6])} and so on"
        )
    return known.id


def _facts(found: "Shown") -> dict[str, Any]:
    return {
        "total": found.total,
        "meetings": found.rows,
        "nearest": found.nearest,
        "let_go": found.let_go,
        "online_now": found.online_now,
    }


def _in_words(found: "Shown") -> str:
    if found.total:
        rest = f" The first {len(found.rows)} are shown." if found.total > len(found.rows) else ""
        many = "1 meeting." if found.total == 1 else f"{found.total} meetings."
        return "\n".join([f"{many}{rest}", *map(_line, found.rows)])
    if not found.nearest:
        return "None, and nothing else is on the list."
    return "\n".join(["None like that. The closest:", *map(_line, found.nearest)])


def _line(row: dict[str, Any]) -> str:
    when = row["when"] or "by appointment"
    far = "" if row["km"] is None else f"{row['km']:.1f} km"
    return "  ".join(
        part for part in ("now" if row["is_on"] else "", when, row["name"], row["where"], far) if part
    )
