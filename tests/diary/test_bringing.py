"""Bringing a table: seen before anything is kept, taken once however often it comes; a broken one changes nothing."""

import json
from datetime import UTC, date, datetime, timedelta
from io import BytesIO
from zipfile import ZipFile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from porch.days.queries import rows_of, threads_of
from porch.diary import actions as diary
from porch.diary import queries
from porch.diary.actions import bringing
from porch.diary.actions.reminding import set_reminder
from porch.diary.bringing import take_from_parcel
from porch.diary.models import Anchor, Brought, Entry, Note, Reminder
from porch.diary.rules.told import Said
from porch.measures.rows import Kind
from porch.measures.told import Mood, Used
from porch.people.actions import bring as bring_parcel
from porch.people.models import Member
from porch.people.parcel import parcel_of
from tests.conftest import NOON

BRING, LOOK = "/progress/bring/", "/progress/bring/look/"
YEAR = b"Date,Used,Drinks,Mood,Notes\n2026-10-01,no,0,good,Slept\n2026-10-02,yes,3,bad,\n2026-10-40,no,,,\n"


def upload(client: Client, content: bytes, name: str = "days.csv") -> int:
    return client.post(BRING, {"file": SimpleUploadedFile(name, content)}).status_code


def test_what_would_come_is_seen_first_and_nothing_is_kept_yet(as_alice: Client) -> None:
    assert upload(as_alice, YEAR) == 302
    page = as_alice.get(LOOK).content.decode()
    assert "2 entries, from 1 October 2026 to 2 October 2026." in page
    assert "No day can be read there." in page
    assert "Keep the number as words" in page
    assert Entry.objects.count() == 0


def test_yes_takes_it_and_lets_go_of_the_file(as_alice: Client, alice: Member) -> None:
    upload(as_alice, YEAR)
    answer = as_alice.post(LOOK, {"do": "yes"}, follow=True)
    assert "Taken in: 2 entries." in answer.content.decode()
    told = {one.day: one for one in queries.told_of(alice)}
    assert told[date(2026, 10, 1)].used == Used.NO
    assert told[date(2026, 10, 2)].mood == Mood.HARD
    assert told[date(2026, 10, 2)].amounts[0].how_much == "3 drinks"
    assert {one.lag for one in Entry.objects.all()} == {50, 49}  # recall: it names no time of its own
    assert Note.objects.get().words == "Slept"
    assert not Brought.objects.exists()
    assert as_alice.get(LOOK).status_code == 404


def test_brought_twice_is_once_and_a_longer_file_brings_the_rest(as_alice: Client) -> None:
    upload(as_alice, YEAR)
    as_alice.post(LOOK, {"do": "yes"})
    upload(as_alice, YEAR)
    assert "Nothing new would come of it." in as_alice.get(LOOK).content.decode()
    upload(as_alice, YEAR + b"2026-10-03,no,0,good,\n")
    answer = as_alice.post(LOOK, {"do": "yes"}, follow=True).content.decode()
    assert "Taken in: 1 entries." in answer
    assert "2 were here already." in answer
    assert Entry.objects.count() == 3


def test_what_the_file_does_not_say_is_said_before(as_alice: Client, alice: Member) -> None:
    upload(as_alice, b"date,units,mood\n03/04/2026,4,rubbish\n")
    assert "In dates such as 03/04/2026" in as_alice.get(LOOK).content.decode()
    assert as_alice.post(LOOK, {"do": "yes"}).status_code == 422
    assert Entry.objects.count() == 0
    said = {"do": "look", "order": "day-first", "country": "GB", "what": "alcohol", "mood-0": "very-hard"}
    assert as_alice.post(LOOK, said).status_code == 302
    as_alice.post(LOOK, {"do": "yes"})
    (one,) = queries.told_of(alice)
    assert (one.day, one.mood) == (date(2026, 4, 3), Mood.VERY_HARD)
    assert one.amounts[0].grams == 32


def test_a_time_of_its_own_is_kept_by_the_clock_where_they_are(as_alice: Client, alice: Member) -> None:
    upload(
        as_alice,
        b"full_date,date,weekday,time,mood,activities,note_title,note\n2026-07-01,x,Wed,10:00 pm,good,,,\n",
    )
    as_alice.post(LOOK, {"do": "yes"})
    entry = Entry.objects.get()
    assert entry.at == datetime(2026, 7, 1, 21, 0, tzinfo=UTC)  # ten in a London summer
    assert entry.lag == 0


@pytest.mark.parametrize(
    "content", [b"\x89PNG\x00\x00", b"just words", b"colour,size\nred,4\n", b'a,b\n1,"2\n']
)
def test_what_is_no_table_says_so_and_changes_nothing(as_alice: Client, content: bytes) -> None:
    assert upload(as_alice, content) == 422
    assert not Brought.objects.exists()


def test_no_lets_go_of_the_file(as_alice: Client) -> None:
    upload(as_alice, YEAR)
    assert as_alice.post(LOOK, {"do": "no"}).status_code == 302
    assert not Brought.objects.exists()
    assert Entry.objects.count() == 0


def test_a_file_that_nobody_comes_back_to_is_gone_after_a_day(alice: Member, now: datetime) -> None:
    bringing.lay_down(alice, YEAR, now=now)
    bringing.forget_old(now + timedelta(hours=23))
    assert Brought.objects.exists()
    bringing.forget_old(now + timedelta(hours=25))
    assert not Brought.objects.exists()


def test_the_file_lies_there_sealed_and_is_nobody_elses(as_alice: Client, as_bob: Client) -> None:
    upload(as_alice, YEAR)
    assert b"Slept" not in bytes(Brought.objects.get().sealed_file)
    assert as_bob.get(LOOK).status_code == 404


def test_days_that_something_began_are_read_back_and_then_counted(as_alice: Client, alice: Member) -> None:
    upload(as_alice, b"Name,Sobriety date\nAlcohol,2026-09-01\nSugar,2026-10-01\n")
    page = as_alice.get(LOOK).content.decode()
    assert "Since 1 September 2026, the first full day without." in page
    as_alice.post(LOOK, {"do": "yes", "start-2": "alcohol", "start-3": ""})
    (thread,) = threads_of(alice)
    assert thread.about["what"] == "alcohol"
    upload(as_alice, b"Name,Sobriety date\nAlcohol,2020-09-01\n")
    answer = as_alice.post(LOOK, {"do": "yes", "start-2": "alcohol"}, follow=True).content.decode()
    assert "you keep days already, and they stay as they are" in answer
    assert len(threads_of(alice)) == 1


def test_use_and_days_without_reach_the_days_somebody_keeps(
    as_alice: Client, alice: Member, now: datetime
) -> None:
    upload(as_alice, b"Name,Sobriety date\nAlcohol,2026-09-01\n")
    as_alice.post(LOOK, {"do": "yes", "start-2": "alcohol"})
    (thread,) = threads_of(alice)
    upload(as_alice, YEAR)
    as_alice.post(LOOK, {"do": "yes"})
    told = [(row.kind, row.first) for row in rows_of(thread)]
    assert (Kind.USED, date(2026, 10, 2)) in told


def parcel(member: Member, now: datetime) -> bytes:
    return parcel_of(member, now=now)


def test_another_porch_gives_entries_days_to_remember_and_reminders_once(
    alice: Member, erin: Member, now: datetime
) -> None:
    at = now - timedelta(days=3, hours=2)
    said = Said(at.date(), mood=Mood.HARD, craving=7, used=Used.NO, note="The long way home.")
    first = diary.tell(alice, said, sent_as=Entry().pk, now=at)
    diary.change(
        first, Said(at.date(), mood=Mood.OK, note="Better."), sent_as=Entry().pk, now=at + timedelta(hours=1)
    )
    diary.remember(alice, "Pay day", date(2026, 10, 28))
    set_reminder(alice, days=[0, 4], at=NOON.time(), words="Ring Sam", now=now)
    packed = parcel(alice, now)
    theirs = ZipFile(BytesIO(packed)).read("data.json")
    assert json.loads(theirs)["diary"]["entries"]
    for _ in range(2):
        bring_parcel(erin, packed, by=erin.pk, now=now)
    mine = [(one.day, one.mood, one.craving, one.at) for one in queries.told_of(erin)]
    assert mine == [(one.day, one.mood, one.craving, one.at) for one in queries.told_of(alice)]
    assert Entry.objects.filter(member=erin).count() == 2
    assert Entry.objects.filter(member=erin).exclude(instead_of=None).count() == 1
    assert [row.body["words"] for row in Anchor.objects.filter(member=erin)] == ["Pay day"]
    assert [one.words for one in Reminder.objects.filter(member=erin)] == ["Ring Sam"]


@pytest.mark.parametrize(
    "share",
    [
        {"diary": []},
        {"diary": {"entries": [{}, 3, {"told": "soon"}], "anchors": [{"day": "x"}]}},
        {"diary": {"entries": [{"told": "2031-01-01T00:00:00+00:00", "day": "2031-01-01", "days_later": 0}]}},
        {
            "reminders": [
                {"at": "25:00", "days": [9]},
                {"at": "09:00", "days": []},
                {"at": "09:00", "days": "x"},
            ]
        },
    ],
)
def test_what_a_parcel_says_that_cannot_be_is_left_out(
    alice: Member, now: datetime, share: dict[str, object]
) -> None:
    assert take_from_parcel(alice, share, now) == 0
    assert not Reminder.objects.exists()
