"""Until when somebody asks for their proof: each group decides it."""

from datetime import datetime, time, timedelta

from porch.groups.rules.settings import Answer, Setting
from porch.kit.clock import today_in
from porch.kit.wall_clock import moment_of

ON, OFF = "yes", "no"
AT_LEAST = timedelta(minutes=30)

PROOF_UNTIL = Setting(
    "proof-until",
    "Until when proof is asked for",
    (
        Answer("hour", "Proof is asked for within an hour of the end."),
        Answer("21", "Proof is asked for by nine that evening, or half an hour after the end."),
        Answer("midnight", "Proof is asked for by midnight, or half an hour after the end."),
        Answer("next-day", "Proof is asked for by the end of the next day."),
    ),
    usual="next-day",
    in_a_house="next-day",
)


def asked_until(answer: str, ends: datetime, zone: str) -> datetime:
    """The last moment, by the clock of ``zone``. Whatever a group says, half an hour stays after the end."""
    if answer == "hour":
        return ends + timedelta(hours=1)
    day = today_in(zone, ends - timedelta(microseconds=1))
    if answer == "21":
        last = moment_of(day, time(21), zone)
    else:
        last = moment_of(day + timedelta(days=2 if answer == "next-day" else 1), time(0), zone)
    return max(last, ends + AT_LEAST)
