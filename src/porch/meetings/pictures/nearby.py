"""What is nearby: rings of distance around a place, the points of the compass, and dots numbered as the list is.

Drawn from the coordinates on the list alone. A map would have to be fetched from somebody, who would learn where people
look for meetings.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from porch.kit.charts import NARROW, WIDE, Cell, Dot, Dots, Drawing, Line, Mark, Picture, Words, placed
from porch.meetings.rules.around import Measure, Offset, gathered, offset, reach
from porch.meetings.words import distance_in_words, wind_in_words

DOT, EDGE, CROSS, APART = 10.0, 32.0, 5.0, 27.0
TALLEST = 400.0
MOST = 20


@dataclass(frozen=True, slots=True)
class Spot:
    """A meeting of the list by its number there."""

    number: int
    name: str
    latitude: float
    longitude: float


def picture(place: str, centre: tuple[float, float], spots: Sequence[Spot], measure: Measure) -> Picture:
    """The first twenty of ``spots`` around ``centre``; nothing is drawn of none."""
    title = _("What is nearby")
    shown = list(spots)[:MOST]
    if not shown:
        return Picture("nearby", title, _("None of these meetings says where it is."))
    away = [offset(centre, (spot.latitude, spot.longitude)) for spot in shown]
    far = reach(max(measure.from_km(one.km) for one in away))
    rings = (far / 2, far)
    words = [distance_in_words(measure.to_km(ring), measure) for ring in rings]
    sentence = _("Around %(place)s: the rings are at %(near)s and %(far)s.") % {
        "place": place,
        "near": words[0],
        "far": words[1],
    }
    rows = tuple(_row(spot, one, measure) for spot, one in zip(shown, away, strict=True))
    far_km = measure.to_km(far)
    heaps = _heaps(away, far_km)
    drawn = [_drawn(width, shown, away, heaps, far_km, words) for width in (NARROW, WIDE)]
    return Picture(
        "nearby",
        title,
        sentence,
        desc=f"{sentence} {_heard(rows)}",
        reading=_("The numbers are those of the list. North is up; roads may be longer."),
        columns=(_("Number"), _("Meeting"), _("How far"), _("Where from here")),
        rows=rows,
        narrow=drawn[0],
        wide=drawn[1],
        key=_key(shown, heaps),
    )


def _row(spot: Spot, away: Offset, measure: Measure) -> tuple[Cell, ...]:
    return (
        Cell.of(str(spot.number)),
        Cell.of(spot.name),
        Cell(distance_in_words(away.km, measure), f"{measure.from_km(away.km):.1f}"),
        Cell.of(wind_in_words(away.wind)),
    )


def _heard(rows: Sequence[tuple[Cell, ...]]) -> str:
    """The nearest few for somebody who does not see it; the list and the table have them all."""
    return " ".join(f"{number.words}: {far.words} {wind.words}." for number, _name, far, wind in rows[:5])


def _heaps(away: Sequence[Offset], far_km: float) -> list[list[int]]:
    """Which of them share a dot in the narrow drawing. In the wide one they do too: one list says it for both."""
    scale = (NARROW / 2 - EDGE) / far_km
    return gathered([_place(one, 0, 0, scale) for one in away], APART)


def _drawn(
    width: float,
    spots: Sequence[Spot],
    away: Sequence[Offset],
    heaps: Sequence[Sequence[int]],
    far_km: float,
    words: Sequence[str],
) -> Drawing:
    height = min(width, TALLEST)
    x, y, radius = width / 2, height / 2, height / 2 - EDGE
    marks: list[Mark] = [Dot(x, y, radius / 2, "ring"), Dot(x, y, radius, "ring")]
    marks += [Line(((x - CROSS, y), (x + CROSS, y)), "way"), Line(((x, y - CROSS), (x, y + CROSS)), "way")]
    marks += _compass(x, y, radius)
    labels, points = [], []
    places = [_place(one, x, y, radius / far_km) for one in away]
    for heap in heaps:
        at = places[heap[0]]
        points.append(at)
        more = "+" if len(heap) > 1 else ""
        labels.append(Words(at[0], at[1] + 4.5, f"{spots[heap[0]].number}{more}", "middle", "at"))
    ring_words = [
        Words(x + along * 0.7071 + 3, y + along * 0.7071 + 12, said)
        for along, said in zip((radius / 2, radius), words, strict=True)
    ]
    marks += placed(ring_words, width, taken=labels)
    return Drawing(width, height, (*marks, Dots(tuple(points), DOT, "spot"), *labels))


def _place(away: Offset, x: float, y: float, scale: float) -> tuple[float, float]:
    return x + away.east * scale, y - away.north * scale


def _compass(x: float, y: float, radius: float) -> list[Words]:
    """The letters of the four winds, outside the outer ring."""
    return [
        Words(x, y - radius - 17, _("N"), "middle", "name"),
        Words(x, y + radius + 26, _("S"), "middle", "name"),
        Words(x + radius + 15, y + 4.5, _("E"), "start", "name"),
        Words(x - radius - 15, y + 4.5, _("W"), "end", "name"),
    ]


def _key(spots: Sequence[Spot], heaps: Sequence[Sequence[int]]) -> tuple[str, ...]:
    """For whom a shared dot stands."""
    return tuple(
        _("%(first)s+ stands for %(all)s.")
        % {"first": spots[heap[0]].number, "all": ", ".join(str(spots[one].number) for one in heap)}
        for heap in heaps
        if len(heap) > 1
    )
