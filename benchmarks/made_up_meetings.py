"""Many meetings made of few: rows of the Meeting Guide, drawn again and again, each moved a little in place and time.

Real feeds serve where they lie beside the project (``../shared/data``); otherwise a few hundred made-up rows.
"""

import json
from pathlib import Path
from random import Random
from typing import Any

FEEDS = Path(__file__).resolve().parents[2] / "shared/data/meetings/meeting-guide"
TOWNS = {
    "Otley": (53.905, -1.691, "Europe/London"),
    "Millford": (37.338, -121.886, "America/Los_Angeles"),
    "Kirkby": (53.48, -2.89, "Europe/London"),
    "Edmont": (53.546, -113.494, "America/Edmonton"),
    "New Haven": (41.308, -72.928, "America/New_York"),
}
NAMES = (
    "Serenity",
    "Sunday",
    "Early",
    "Kettle",
    "Lamp",
    "Nooners",
    "Women",
    "Steps",
    "Open Door",
    "Candle",
    "Quiet",
)
ENDS = ("Group", "Meeting", "Hour", "Circle", "at Noon", "Study", "on the Hill")
ROOMS = ("St Anne's hall", "Library", "Community centre", "Methodist church", "Clubhouse", "Old school")
TYPES = ("O", "C", "W", "M", "D", "B", "X", "S", "ST", "BE", "LGBTQ", "Y")
NOTES = ("Side door, ring twice.", "Tea from half past.", "Park in the yard.", "Bring a friend.", "")

Row = dict[str, Any]


def base(seed: int = 1) -> list[Row]:
    """The rows that are drawn from."""
    real = [row for path in sorted(FEEDS.glob("*-[0-9]*.json")) for row in _read(path)]
    return real or [_made_up(Random(seed * 1000 + number), number) for number in range(400)]


def rows(many: int, seed: int = 1) -> list[Row]:
    """So many rows, the same for the same seed."""
    chance, drawn = Random(seed), base(seed)
    return [_another(chance.choice(drawn), number, chance) for number in range(many)]


def _another(row: Row, number: int, chance: Random) -> Row:
    said = row | {"slug": f"made-{number}", "timezone": row.get("timezone") or "America/Los_Angeles"}
    for name in ("latitude", "longitude"):
        value = _number(row.get(name))
        said[name] = round(value + chance.gauss(0, 0.12), 5) if value is not None else None
    if isinstance(row.get("day"), list):
        said["day"] = chance.choice(row["day"] or [1])
    said["time"] = _moved(str(row.get("time") or ""), chance)
    said.pop("end_time", None)
    return {name: value for name, value in said.items() if value is not None}


def _moved(said: str, chance: Random) -> str | None:
    hour, _, minute = said.partition(":")
    if not (hour.isdigit() and minute[:2].isdigit()):
        return None
    at = (int(hour) * 60 + int(minute[:2]) + chance.choice([-60, -30, 0, 0, 0, 30, 60])) % (24 * 60)
    return f"{at // 60:02}:{at % 60:02}"


def _read(path: Path) -> list[Row]:
    said = json.loads(path.read_text("utf-8-sig"))
    return (
        [row for row in said if isinstance(row, dict) and row.get("name")] if isinstance(said, list) else []
    )


def _number(said: Any) -> float | None:
    try:
        return float(said) or None
    except (TypeError, ValueError):
        return None


def _made_up(chance: Random, number: int) -> Row:
    town, (lat, lon, zone) = chance.choice(list(TOWNS.items()))
    street = f"{chance.randrange(1, 200)} {chance.choice(('Mill Lane', 'High Street', 'Station Road', 'Park View'))}"
    row: Row = {
        "slug": f"base-{number}",
        "name": f"{chance.choice(NAMES)} {chance.choice(ENDS)}",
        "day": chance.randrange(7),
        "time": f"{chance.choice((7, 10, 12, 17, 18, 19, 19, 20, 21)):02}:{chance.choice(('00', '30'))}",
        "timezone": zone,
        "location": chance.choice(ROOMS),
        "formatted_address": f"{street}, {town}, X1 2AB, Nowhere",
        "region": town,
        "latitude": lat + chance.gauss(0, 0.05),
        "longitude": lon + chance.gauss(0, 0.05),
        "types": chance.sample(TYPES, chance.randrange(4)),
        "notes": chance.choice(NOTES),
    }
    if chance.random() < 0.3:
        row["conference_url"] = f"https://zoom.us/j/{chance.randrange(10**9, 10**10)}"
    return row
