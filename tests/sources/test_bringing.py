"""A list is applied whole or not at all, and only what differs is written."""

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from typing import Any

import pytest

from porch.listings.report import BodyRow, FormatRow, Read, Refused
from porch.meetings import actions as meetings
from porch.meetings.models import FormatWord, Meeting, ServiceBody, Source
from porch.meetings.queries import mark_of_the_list, on_the_list
from porch.meetings.rules.told import Told
from porch.meetings.shape import listing_of
from porch.people.models import Member
from porch.record.models import Entry
from porch.sources.actions import bring
from porch.sources.models import Reading
from porch.sources.rules.outcome import NothingInIt, Outcome, TakesMost
from tests.sources.told import a_source, listing, read_of

pytestmark = pytest.mark.django_db
TEN = [listing(f"evening-{number}") for number in range(10)]


def state() -> list[Any]:
    return [*Meeting.objects.order_by("pk").values(), mark_of_the_list()]


@pytest.fixture
def valley(now: datetime) -> Source:
    source = a_source()
    bring(read_of(*TEN), source, by=None, now=now - timedelta(days=1))
    return source


def names(outcome: Outcome) -> dict[str, list[str]]:
    return {kind: [row.key for row in getattr(outcome, kind)] for kind in ("added", "changed", "gone")}


def test_what_a_list_tells_of_is_on_the_list_as_it_was_told(now: datetime) -> None:
    told = listing("tea", group="Tea people", regions=("North", "Hill"), latitude=51.5, longitude=-0.1)
    outcome = bring(read_of(told), a_source(), by=None, now=now)
    [meeting] = Meeting.objects.all()
    assert names(outcome)["added"] == ["tea"]
    assert listing_of(meeting) == told
    assert (meeting.key, meeting.confirmed_on, meeting.active) == ("tea", now.date(), True)


def test_the_same_list_again_changes_nothing(valley: Source, now: datetime) -> None:
    before = state()
    outcome = bring(read_of(*TEN), valley, by=None, now=now)
    assert (outcome.is_nothing, outcome.same, state()) == (True, 10, before)
    assert Source.objects.get().read_at == now
    assert [one.outcome for one in Reading.objects.order_by("at")] == ["applied", "same"]


def test_one_change_and_one_that_is_gone_are_exactly_those(valley: Source, now: datetime) -> None:
    before = {row["key"]: row for row in Meeting.objects.values()}
    other = [replace(TEN[0], time=time(20)), *TEN[1:-1]]
    outcome = bring(read_of(*other), valley, by=None, now=now)
    assert names(outcome) == {"added": [], "changed": ["evening-0"], "gone": ["evening-9"]}
    assert outcome.changed[0].fields == ("time",)
    after = {row["key"]: row for row in Meeting.objects.values()}
    assert {key for key in after if after[key] != before[key]} == {"evening-0", "evening-9"}
    assert (after["evening-0"]["version"], after["evening-0"]["slug"]) == (1, before["evening-0"]["slug"])
    assert not after["evening-9"]["active"]


def test_what_is_told_of_again_comes_back_as_itself(valley: Source, now: datetime) -> None:
    bring(read_of(*TEN[:-1]), valley, by=None, now=now)
    outcome = bring(read_of(*TEN), valley, by=None, now=now)
    assert names(outcome) == {"added": ["evening-9"], "changed": [], "gone": []}
    assert Meeting.objects.count() == on_the_list().count() == 10


def test_a_look_writes_nothing(valley: Source, now: datetime) -> None:
    before, readings = state(), Reading.objects.count()
    outcome = bring(read_of(*TEN[:-1], listing("new")), valley, by=None, now=now, dry_run=True)
    assert names(outcome) == {"added": ["new"], "changed": [], "gone": ["evening-9"]}
    assert bring(read_of(*TEN), a_source("Other"), by=None, now=now, dry_run=True).added
    assert (state(), Reading.objects.count(), Source.objects.count()) == (before, readings, 1)


@pytest.mark.parametrize(
    "empty", [Read("meeting-guide"), read_of(refused=(Refused(1, "name", "it has no name"),))]
)
def test_a_list_without_one_usable_row_changes_nothing(valley: Source, empty: Read, now: datetime) -> None:
    before = state()
    with pytest.raises(NothingInIt):
        bring(empty, valley, by=None, now=now)
    assert state() == before


def test_a_list_that_loses_most_of_itself_waits_for_a_person(valley: Source, now: datetime) -> None:
    before = state()
    with pytest.raises(TakesMost) as waits:
        bring(read_of(*TEN[:4]), valley, by=None, now=now)
    assert (len(waits.value.outcome.gone), state()) == (6, before)
    bring(read_of(*TEN[:4]), valley, by=None, now=now, although_most_go=True)
    assert on_the_list().count() == 4
    assert not Reading.objects.filter(outcome="waits").exists()


def test_half_of_a_list_or_a_handful_may_go_by_itself(valley: Source, now: datetime) -> None:
    bring(read_of(*TEN[:5]), valley, by=None, now=now)
    bring(read_of(TEN[0]), valley, by=None, now=now)
    assert on_the_list().count() == 1


def test_our_own_meetings_and_those_of_other_lists_are_never_touched(valley: Source, now: datetime) -> None:
    ours = meetings.add(Told("Evening 0", 4, time(19), 60, "UTC", location="Here"), by=None, now=now)
    bring(read_of(*TEN), a_source("Hills"), by=None, now=now)
    before = Meeting.objects.exclude(source=valley).values_list("pk", "active", "version", "slug")
    listed = list(before)
    bring(read_of(*TEN[:5]), valley, by=None, now=now)
    assert list(before) == listed
    assert Meeting.objects.values("slug").distinct().count() == 21
    assert Meeting.objects.get(pk=ours.pk).number not in {
        row.number for row in Meeting.objects.exclude(pk=ours.pk)
    }


def test_an_address_is_made_of_the_sources_word_and_stays(now: datetime) -> None:
    bring(read_of(listing("101", name="Hope & Café"), listing("print")), a_source(), by=None, now=now)
    assert {row.key: row.slug for row in Meeting.objects.all()} == {
        "101": "hope-cafe",
        "print": "print-meeting",
    }


def test_a_number_its_programs_know_is_kept_where_it_is_free(now: datetime) -> None:
    told = [
        listing(f"m-{number}", own={"id_bigint": said}) for number, said in enumerate(("77", "77", "x", "0"))
    ]
    bring(read_of(*told), a_source(), by=None, now=now)
    assert list(Meeting.objects.order_by("key").values_list("number", flat=True)) == [77, 78, 79, 80]


def test_what_somebody_took_off_stays_off_until_its_source_says_another_thing(
    valley: Source, dee: Member, now: datetime
) -> None:
    meetings.take_off(Meeting.objects.get(key="evening-3"), by=dee, now=now)
    before = state()
    assert bring(read_of(*TEN), valley, by=None, now=now).is_nothing
    assert state() == before
    other = [replace(one, location="Library") if one.slug == "evening-3" else one for one in TEN]
    assert names(bring(read_of(*other), valley, by=None, now=now))["added"] == ["evening-3"]
    assert Meeting.objects.get(key="evening-3").active


def test_the_day_its_source_touched_it_is_the_day_it_was_confirmed(now: datetime) -> None:
    source, told = a_source(), listing("tea", updated=datetime(2026, 9, 1, 23, tzinfo=UTC))
    bring(read_of(told, listing("later", updated=now + timedelta(days=30))), source, by=None, now=now)
    assert [row.confirmed_on.isoformat() for row in Meeting.objects.order_by("key")] == [
        "2026-11-20",
        "2026-09-01",
    ]
    mark = mark_of_the_list()
    again = replace(told, updated=datetime(2026, 10, 2, tzinfo=UTC))
    outcome = bring(read_of(again, listing("later")), source, by=None, now=now)
    meeting = Meeting.objects.get(key="tea")
    assert (outcome.is_nothing, meeting.version) == (True, 0)
    assert (meeting.confirmed_on.isoformat(), mark_of_the_list() == mark) == ("2026-10-02", False)


def test_formats_and_bodies_come_apart_from_the_meetings(valley: Source, now: datetime) -> None:
    words = Read(
        "bmlt",
        bodies=[BodyRow(1, 0, "Region"), BodyRow(2, 1, "Area")],
        formats=[FormatRow(4, "O", "en", "Open"), FormatRow(4, "O", "es", "Abierta")],
    )
    assert bring(words, valley, by=None, now=now).words == 4
    assert (ServiceBody.objects.count(), FormatWord.objects.count(), on_the_list().count()) == (2, 2, 10)
    mark = mark_of_the_list()
    assert bring(words, valley, by=None, now=now).is_nothing
    assert mark_of_the_list() == mark
    assert bring(replace_formats(words), valley, by=None, now=now).words == 2
    assert {row.name for row in FormatWord.objects.all()} == {"All may come"}


def replace_formats(words: Read) -> Read:
    return replace(words, formats=[replace(words.formats[0], name="All may come")])


def test_what_is_too_long_is_cut_and_a_name_that_stands_twice_counts_on(now: datetime) -> None:
    long = listing("x" * 300, name="n" * 400, conference_url="https://a.example/" + "u" * 1000)
    bring(read_of(long, listing("twice"), listing("twice")), a_source(), by=None, now=now)
    by_key = {row.key: row for row in Meeting.objects.all()}
    assert {len(key) for key in by_key if key.startswith("x")} == {200}
    assert {"twice", "twice-2"} < set(by_key)
    [row] = [row for key, row in by_key.items() if key.startswith("x")]
    assert (len(row.name), row.conference_url) == (255, "")


def test_the_chain_says_that_a_list_was_brought_and_no_words_of_it(
    valley: Source, dee: Member, now: datetime
) -> None:
    bring(read_of(*TEN[:-1]), valley, by=dee, now=now)
    entry = Entry.objects.filter(act="list-brought").latest("seq")
    assert (entry.actor_id, entry.detail["gone"]) == (dee.pk, 1)
    assert "Evening" not in str(entry.detail)


def test_of_many_of_one_name_each_has_an_address_of_its_own(now: datetime) -> None:
    source = a_source(read_at=now)
    source.save()
    many = [listing(str(number), name="NA Meeting") for number in range(300)]
    bring(read_of(*many), source, by=None, now=now)
    slugs = set(Meeting.objects.values_list("slug", flat=True))
    assert len(slugs) == 300
    assert {"na-meeting", "na-meeting-2", "na-meeting-300"} <= slugs
