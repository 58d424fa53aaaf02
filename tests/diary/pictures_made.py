"""Made-up days for pictures: of any length, with gaps, in any zone. Strategies and a plain half a year."""

import random
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

from porch.diary.pictures import checkins, cravings, helped, hours, runs
from porch.diary.pictures.cravings import Own
from porch.diary.pictures.periods import Window
from porch.diary.pictures.runs import Kept
from porch.kit.charts import Picture
from porch.measures.bands import cravings_of
from porch.measures.told import Mood, Told
from porch.measures.year import Stretch

TODAY = date(2026, 11, 30)
LABELS = {
    "called": "Rang somebody, or was rung",
    "meeting": "Went to a meeting",
    "out": "Went outside, or moved",
    "breathed": "Breathed slowly, prayed or meditated, or sat by the water for a long while",
}
ZONES = ("Europe/London", "America/New_York", "Pacific/Auckland", "Asia/Kathmandu")


def told_on(day: date, hour: int, *, zone: str = "Europe/London", **said: object) -> Told:
    return Told(day, datetime(day.year, day.month, day.day, hour, 30, tzinfo=ZoneInfo(zone)), zone, **said)  # type: ignore[arg-type]


def half_a_year(days: int = 182, seed: int = 1) -> list[Told]:
    """Some days with one entry, some with three, one in five with none; cravings that fall; calls that help."""
    drawn = random.Random(seed)
    told = []
    for back in range(days - 1, -1, -1):
        for _ in range(drawn.choice([0, 1, 1, 1, 3])):
            craving = max(0, min(10, round(drawn.gauss(3 + 4 * back / days, 1.5))))
            did = frozenset(drawn.sample(sorted(LABELS), drawn.choice([0, 0, 1, 2])))
            told.append(
                told_on(
                    TODAY - timedelta(days=back),
                    drawn.choice([8, 12, 18, 21]),
                    mood=drawn.choice([*Mood, None]),
                    craving=drawn.choice([craving, craving, None]),
                    did=did,
                )
            )
    return told


@st.composite
def told_days(draw: st.DrawFn) -> list[Told]:
    """Anything somebody may have told: no order, no rhythm, many answers missing."""
    span = draw(st.sampled_from([4, 40, 100, 300, 1200, 9000]))
    entry = st.tuples(
        st.integers(0, span),
        st.integers(0, 23),
        st.sampled_from(ZONES),
        st.none() | st.sampled_from(list(Mood)),
        st.none() | st.integers(0, 10),
        st.frozensets(st.sampled_from(sorted(LABELS)), max_size=2),
    )
    return [
        told_on(TODAY - timedelta(days=back), hour, zone=zone, mood=mood, craving=craving, did=did)
        for back, hour, zone, mood, craving, did in draw(st.lists(entry, max_size=60))
    ]


WORDS = st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), min_size=1, max_size=60)


@st.composite
def kept_days(draw: st.DrawFn) -> list[Kept]:
    kept = []
    for name in draw(st.lists(WORDS, min_size=1, max_size=3)):
        made = draw(
            st.lists(st.tuples(st.integers(1, 3000), st.integers(0, 400), st.booleans()), max_size=12)
        )
        stretches = [
            Stretch(
                first := TODAY - timedelta(days=back),
                min(first + timedelta(days=days), TODAY - timedelta(days=1)),
                used,
            )
            for back, days, used in made
        ]
        kept.append(Kept(name, tuple(stretches)))
    return kept


BACK = st.integers(0, 25) | st.integers(0, 1200)  # days close together are what labels collide on
OWN = st.lists(
    st.builds(lambda back, words: Own(TODAY - timedelta(days=back), words), BACK, WORDS), max_size=20
)


def window_of(days: int) -> Window:
    return Window(TODAY - timedelta(days=days - 1), TODAY)


def all_of(told: Sequence[Told], kept: Sequence[Kept], own: Sequence[Own], window: Window) -> list[Picture]:
    inside = [one for one in told if window.holds(one.day)]
    over = Window(min(window.first, window.last - timedelta(days=1)), window.last - timedelta(days=1))
    return [
        runs.picture(kept, over, "Your year"),
        cravings.picture(cravings_of(told), own, window),
        checkins.picture(told, window),
        hours.picture(inside),
        helped.picture(inside, LABELS.__getitem__),
    ]
