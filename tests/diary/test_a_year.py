"""A year typed through the pages gives the ledger and the figures that a second count finds in the file alone."""

import io
import json
import re
import zipfile
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from itertools import takewhile
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from porch.people.models import Member
from tests.diary import recount
from tests.diary.happenings import Year
from tests.diary.typed_year import DAY_47, FIRST, LAST
from tests.diary.typing_in import Typist

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)
LOOKED_AT = {
    FIRST,
    date(2027, 9, 21),  # it began earlier
    DAY_47 - DAY,
    DAY_47,
    DAY_47 + DAY,
    date(2027, 10, 31),  # clocks back
    date(2027, 12, 9),  # filled in from memory
    date(2027, 12, 30),  # a slip
    date(2027, 12, 31),  # put right
    date(2028, 1, 9),  # a row by mistake
    date(2028, 1, 15),  # New York
    date(2028, 2, 21),  # sent that had waited
    date(2028, 2, 29),
    date(2028, 3, 26),  # clocks forward
    date(2028, 4, 4),  # use of nine days ago
    date(2028, 5, 19),
    date(2028, 5, 20),  # twice
    date(2028, 6, 6),  # London again
    date(2028, 6, 24),  # use
    date(2028, 6, 26),
    date(2028, 7, 13),  # use that was told without signal
    date(2028, 8, 15),
    LAST,
}
TAKEN_ON = {DAY_47 + DAY, date(2028, 3, 26)}
"""When they download their file, besides at the end."""
FIGURES = {
    "All days": "all_days",
    "Longest run": "longest",
    "This run": "this_run",
    "The last 90 days": "last_90",
    "The last year": "last_365",
}


@dataclass(frozen=True)
class Look:
    """What pages said at a moment: figures of each thread by name, and the summary of so many last days."""

    at: datetime
    today: date
    threads: dict[str, dict[str, str]]
    summaries: dict[int, str]


@pytest.fixture
def typist(alice: Member) -> Typist:
    return Typist(Client(), "Europe/London", alice.handle, "alice fern lamp kettle")


def test_a_year_of_days_gives_the_right_ledger(typist: Typist, erin: Member) -> None:
    year = Year(typist)
    looks: list[Look] = []
    files: list[dict[str, Any]] = []
    for day in year.days():
        if day in LOOKED_AT or (day + DAY).day == 1:
            with typist.at(day + DAY, 0, 30):
                looks.append(look(year))
                files += [told_in(parcel_of(typist))] if day in TAKEN_ON else []
    assert {"missing", "told the day after", "told twice", "rather not say", "use left out"} < {*year.notes}
    assert year.notes["sent later"] == 3
    with typist.at(LAST + DAY, 0, 40):
        packed = parcel_of(typist)
        file = told_in(packed)
    for before in files:
        nothing_told_is_gone(before, file)
    for one in looks:
        the_ledger_is_right(one, file["days"])
        for days in one.summaries:
            the_figures_are_right(one, days, file["diary"]["entries"])
    all_days_only_grow(looks)
    with typist.at(LAST + DAY, 0, 40):
        elsewhere = Typist(Client(), typist.zone, erin.handle, "erin willow lamp kettle")
        the_same_stands_elsewhere(typist, elsewhere, packed)


# ---- what pages say ----


def look(year: Year) -> Look:
    typist = year.typist
    addresses = [address for address in (year.drinking, year.smoking) if address]
    threads = {address.split("/")[2]: facts(typist.open(address)) for address in addresses}
    summaries = {days: typist.open(f"/progress/summary/?days={days}") for days in (90, 365)}
    return Look(typist.latest, typist.latest.astimezone(typist.wall).date(), threads, summaries)


def facts(page: str) -> dict[str, str]:
    return dict(re.findall(r"<dt>(.*?)</dt><dd>(.*?)</dd>", page, re.DOTALL))


def number(words: str) -> int | None:
    found = re.match(r"\s*([\d,]+) days?", words)
    return int(found.group(1).replace(",", "")) if found else None


def all_days_only_grow(looks: list[Look]) -> None:
    for thread in looks[-1].threads:
        shown = [number(one.threads[thread]["All days"]) for one in looks if thread in one.threads]
        assert None not in shown
        assert shown == sorted(shown, key=lambda days: days or 0)


# ---- what the file says ----


def parcel_of(typist: Typist) -> bytes:
    """Their own file, as they download it: the password is asked again first."""
    asked_again(typist, "/settings/mine/")
    answer = typist.client.post("/settings/mine/")
    assert answer.status_code == 200
    return answer.content


def asked_again(typist: Typist, address: str) -> None:
    typist.open(address)
    if "/again/" in typist.address:
        typist.send("/again/", password=typist.password)


def told_in(packed: bytes) -> dict[str, Any]:
    with zipfile.ZipFile(io.BytesIO(packed)) as parcel:
        found: dict[str, Any] = json.loads(parcel.read("data.json"))
    return found


def until(rows: list[dict[str, Any]], moment: datetime, name: str) -> list[dict[str, Any]]:
    """What had been written by then: nothing in a file is ever taken out, only added.

    What waits on a phone was written and is not known yet, so nobody looks while something waits.
    """
    return [row for row in rows if datetime.fromisoformat(row[name]).astimezone(UTC) <= moment]


def nothing_told_is_gone(before: dict[str, Any], after: dict[str, Any]) -> None:
    for one, same in zip(before["days"], after["days"], strict=False):
        assert same["rows"][: len(one["rows"])] == one["rows"]
    entries = after["diary"]["entries"]
    assert entries[: len(before["diary"]["entries"])] == before["diary"]["entries"]


def the_ledger_is_right(one: Look, threads: list[dict[str, Any]]) -> None:
    for thread in threads:
        rows = until(thread["rows"], one.at, "at")
        assert bool(rows) == (thread["id"] in one.threads)
        if rows:
            expected, said = recount.count({"rows": rows}, one.at), one.threads[thread["id"]]
            shown = {figure: number(said[name]) for name, figure in FIGURES.items()}
            assert shown == {figure: getattr(expected, figure) for figure in shown}, (one.at, thread["what"])


def the_figures_are_right(one: Look, days: int, entries: list[dict[str, Any]]) -> None:
    """The sentences of the summary of the last days, today among them."""
    page = one.summaries[days]
    told = until(entries, one.at, "told")
    found = recount.answers(told, one.today - (days - 1) * DAY, one.today)
    answered = found.without + found.used
    if answered < 5:
        assert "Too early to say" in page
        return
    expected = [
        f"Of these {days} days you answered for {answered}.",
        f"{found.without} of the {answered} days told were without use: {100 * found.without / answered:.0f} %.",
    ]
    if found.untold:
        worst, best = (f"{100 * n / days:.0f} %" for n in (found.without, found.without + found.untold))
        expected.append(f"If there was use on every missing day, it would be {worst}; if on none, {best}.")
    if found.longest > 1:
        expected.append(f"The longest stretch without use was {found.longest} days in a row.")
    for sentence in expected:
        assert sentence in page, (one.at, days, sentence, page[page.find("<main") :])
    the_drinks_are_right(page, found.drinks)


def the_drinks_are_right(page: str, drinks: tuple[float | None, ...]) -> None:
    """Days with alcohol, and how much a day where that is known: in grams, or in drinks of so many grams."""
    days = re.search(r"You told of (\d+) days? with alcohol", page)
    assert (int(days.group(1)) if days else 0) == len(drinks)
    each = re.search(
        r"Where you said how much: ([\d.]+) (?:g|standard drinks in [^(]+\(([\d.]+) g\)) a day", page
    )
    known = [grams for grams in drinks if grams is not None]
    assert (each is not None) == bool(known)
    if each is not None:
        assert each.group(1) == f"{sum(known) / len(known) / float(each.group(2) or 1):.1f}"


def the_same_stands_elsewhere(here: Typist, there: Typist, packed: bytes) -> None:
    """The file brought to another account gives the same rows, and the same figures on the pages there."""
    asked_again(there, "/settings/mine/bring/")
    file = SimpleUploadedFile("mine.zip", packed, "application/zip")
    assert there.client.post("/settings/mine/bring/", {"file": file}).status_code == 302
    mine, theirs = told_in(packed), told_in(parcel_of(there))
    for before, after in zip(mine["days"], theirs["days"], strict=True):
        assert [before[name] for name in ("what", "opened", "rows", "stands")] == [
            after[name] for name in ("what", "opened", "rows", "stands")
        ]
        shown = facts(there.open(f"/days/{after['id']}/"))
        assert shown == facts(here.open(f"/days/{before['id']}/"))
        assert set(FIGURES) <= set(shown)
    assert without_use(there.open("/progress/summary/?days=365")) == without_use(
        here.open("/progress/summary/?days=365")
    )


def without_use(page: str) -> list[str]:
    """The sentences before those on alcohol: whose standard drinks somebody reads in is not brought along."""
    said = re.findall(r"<p>(.*?)</p>", page)
    before = list(takewhile(lambda words: not words.startswith("You told of"), said))
    assert before
    return before
