"""What past asks tell, as numbers without names: how soon a human came, and when asks come."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime, timedelta
from statistics import fmean
from zoneinfo import ZoneInfo

from porch.asks.models import Ask, Figures
from porch.asks.rules.board import Board, board, from_data
from porch.asks.rules.forecast import Hour, forecast
from porch.asks.rules.lifecycles import COMPANY
from porch.asks.rules.waits import Waited
from porch.kit.community import here

LOOKS_BACK = timedelta(days=90)
WEEKS = 12
USUAL_LENGTH, FEWEST_LENGTHS = 40.0, 11


def hour_of_week(at: datetime, zone: str) -> int:
    """0 is Monday from midnight by the clock of ``zone``."""
    local = at.astimezone(ZoneInfo(zone))
    return local.weekday() * 24 + local.hour


def board_now(now: datetime) -> Board:
    """The last ninety days of asks for somebody now. Who took it back, or still waits, had waited at least so long."""
    zone, letters, found = here().time_zone, 0, []
    rows = Ask.objects.filter(kind__in=COMPANY, asked_at__gt=now - LOOKS_BACK, asked_at__lte=now)
    for asked, came, ended, state in rows.values_list("asked_at", "accepted_at", "ended_at", "state"):
        letters += state == "answered"
        minutes = ((came or ended or now) - asked).total_seconds() / 60
        found.append((hour_of_week(asked, zone), Waited(max(0.0, minutes), came is not None)))
    return board(found, letters=letters)


@dataclass(frozen=True)
class Ahead:
    """What to expect of a week: ``length`` is how long a talk lasts in minutes, ``weeks`` how many were watched."""

    hours: list[Hour]
    length: float
    weeks: int


def forecast_now(now: datetime) -> Ahead:
    """From the asks of the last twelve weeks, or as many as there were since the first."""
    zone = here().time_zone
    rows = Ask.objects.filter(
        kind__in=COMPANY, asked_at__gt=now - WEEKS * timedelta(days=7), asked_at__lte=now
    )
    asked = list(rows.values_list("asked_at", flat=True))
    first = (
        Ask.objects.filter(kind__in=COMPANY).order_by("asked_at").values_list("asked_at", flat=True).first()
    )
    weeks = min(WEEKS, max(1, (now - first).days // 7 + 1)) if first else 0
    counts = Counter(((now - at).days // 7, hour_of_week(at, zone)) for at in asked)
    return Ahead(forecast(counts, weeks), _length(now), weeks)


def _length(now: datetime) -> float:
    """The mean length of a talk in minutes; a usual one while there were few."""
    ended = Ask.objects.filter(kind__in=COMPANY, state="done", ended_at__gt=now - LOOKS_BACK)
    lengths = [
        (end - came).total_seconds() / 60
        for came, end in ended.values_list("accepted_at", "ended_at")
        if came is not None and end is not None
    ]
    return fmean(lengths) if len(lengths) >= FEWEST_LENGTHS else USUAL_LENGTH


def kept_figures() -> Figures | None:
    return Figures.objects.filter(pk=1).first()


def kept_board() -> tuple[Board, datetime | None]:
    """The board as it was worked out last, and when."""
    kept = kept_figures()
    return from_data(kept.board if kept else {}), kept.made_at if kept else None


def kept_forecast() -> Ahead | None:
    kept = kept_figures()
    if kept is None or "hours" not in kept.forecast:
        return None
    hours = [Hour(**one) for one in kept.forecast["hours"]]
    return Ahead(hours, kept.forecast["length"], kept.forecast["weeks"])
