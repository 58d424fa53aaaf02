"""Reminders that somebody set: told at their hour, quiet when it is quiet, and never more than was asked for."""

from collections.abc import Iterator
from datetime import UTC, datetime, time, timedelta
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest
from django.core import mail
from django.db import IntegrityError, transaction
from django.test import Client
from django_tasks_db.models import DBTaskResult

from porch.diary.actions import reminding
from porch.diary.actions.reminding import DayTaken, remind, set_reminder, take_away
from porch.diary.models import Entry, Reminder, ReminderDay, Reminding
from porch.diary.reminding import card, export
from porch.kit import vault
from porch.people.actions import pause
from porch.people.models import Member
from porch.wire.mail import post
from porch.wire.models import Bell, Notice
from porch.wire.registries import hushed

EVERY_DAY = range(7)
PAGE = "/progress/reminders/"
SAID = {"what": "check-in", "words": "", "days": ["0", "2", "4"], "at": "18:30"}


def told(member: Member) -> list[datetime]:
    """When the house told of a reminder."""
    return list(
        Notice.objects.filter(member=member, kind="reminder").order_by("at").values_list("at", flat=True)
    )


def minutes(since: datetime, until: datetime, step: timedelta = timedelta(minutes=1)) -> Iterator[datetime]:
    while since < until:
        yield since
        since += step


def live_through(since: datetime, days: int) -> None:
    """The clock's job once an hour, as if it were that time."""
    for at in minutes(since, since + timedelta(days=days), timedelta(hours=1)):
        remind(at)


def in_zone(member: Member, zone: str) -> Member:
    member.time_zone = zone
    member.save(update_fields=["time_zone"])
    return member


@pytest.mark.parametrize("zone", ["Europe/London", "America/New_York", "Pacific/Auckland"])
def test_over_a_year_each_day_has_one_at_the_hour_the_wall_clock_shows(alice: Member, zone: str) -> None:
    in_zone(alice, zone)
    start = datetime(2026, 11, 20, 0, 0, tzinfo=ZoneInfo(zone)).astimezone(UTC)
    set_reminder(alice, days=EVERY_DAY, at=time(18, 30), now=start)
    for day in range(365):  # an hour before, at, and an hour after
        local = (
            start.astimezone(ZoneInfo(zone)).replace(tzinfo=None) + timedelta(days=day, hours=17.5)
        ).replace(tzinfo=ZoneInfo(zone))
        for at in minutes(
            local.astimezone(UTC), local.astimezone(UTC) + timedelta(hours=3), timedelta(hours=1)
        ):
            remind(at)
    when = told(alice)
    assert len(when) == 365
    assert {at.astimezone(ZoneInfo(zone)).time() for at in when} == {time(18, 30)}
    assert len({at.time() for at in when}) == 2


def test_it_goes_on_as_it_was_set_when_nobody_follows_it(alice: Member, now: datetime) -> None:
    set_reminder(alice, days=EVERY_DAY, at=time(18), now=now)
    live_through(now, 20)
    assert len(told(alice)) == 20
    assert set(Notice.objects.filter(member=alice).values_list("kind", flat=True)) == {"reminder"}
    assert Notice.objects.filter(member=alice, seen_at=None).count() == 1  # the last one alone waits


def test_it_travels_along(alice: Member, now: datetime) -> None:
    set_reminder(alice, days=EVERY_DAY, at=time(18), now=now)
    remind(now)
    in_zone(alice, "America/New_York")
    live_through(now, 1)
    assert told(alice) == [datetime(2026, 11, 20, 23, 0, tzinfo=UTC)]


def test_arriving_after_the_hour_does_not_bring_it_at_an_hour_nobody_chose(
    alice: Member, now: datetime
) -> None:
    set_reminder(alice, days=EVERY_DAY, at=time(18), now=now)
    in_zone(alice, "Asia/Tokyo")  # it is 21:00 there
    live_through(now, 1)
    assert told(alice) == [datetime(2026, 11, 21, 9, 0, tzinfo=UTC)]


def test_two_clocks_at_the_same_moment_tell_once(alice: Member, now: datetime) -> None:
    set_reminder(alice, days=EVERY_DAY, at=time(18), now=now)
    at = datetime(2026, 11, 20, 18, 0, tzinfo=UTC)
    row = Reminding.objects.select_related("member").get(pk=alice.pk)
    assert reminding._turn(row, at) is True
    assert reminding._turn(row, at) is False
    assert told(alice) == [at]


def test_after_hours_of_standing_still_what_is_past_is_let_go_of(alice: Member, now: datetime) -> None:
    set_reminder(alice, days=EVERY_DAY, at=time(18), now=now)
    assert remind(datetime(2026, 11, 20, 21, 30, tzinfo=UTC)) == 0
    assert remind(datetime(2026, 11, 21, 18, 40, tzinfo=UTC)) == 1


def test_after_a_day_of_standing_still_the_one_of_this_hour_still_comes(alice: Member, now: datetime) -> None:
    set_reminder(alice, days=EVERY_DAY, at=time(18), now=now)
    assert remind(datetime(2026, 11, 22, 18, 40, tzinfo=UTC)) == 1


def test_a_second_one_on_the_same_day_is_not_set(alice: Member, now: datetime) -> None:
    set_reminder(alice, days=[0, 1], at=time(9), words="Ring Sam", now=now)
    with pytest.raises(DayTaken) as busy:
        set_reminder(alice, days=[1, 2], at=time(20), now=now)
    assert busy.value.days == [1]
    assert Reminder.objects.count() == 1


def test_the_database_itself_keeps_a_second_one_off_a_day(alice: Member, now: datetime) -> None:
    one = set_reminder(alice, days=[0], at=time(9), now=now)
    with pytest.raises(IntegrityError), transaction.atomic():
        ReminderDay.objects.create(reminder=one, member=alice, day=0)


def test_set_again_on_a_day_that_had_one_it_waits_for_the_next(alice: Member, now: datetime) -> None:
    first = set_reminder(alice, days=EVERY_DAY, at=time(13), now=now)
    assert remind(now + timedelta(hours=1)) == 1
    take_away(first, now=now + timedelta(hours=2))
    set_reminder(alice, days=EVERY_DAY, at=time(18), now=now + timedelta(hours=2))
    live_through(now + timedelta(hours=2), 2)
    remind(datetime(2026, 11, 22, 18, 0, tzinfo=UTC))
    assert told(alice)[1:] == [
        datetime(2026, 11, 21, 18, 0, tzinfo=UTC),
        datetime(2026, 11, 22, 18, 0, tzinfo=UTC),
    ]


def test_taken_away_it_and_its_line_are_gone(alice: Member, now: datetime) -> None:
    one = set_reminder(alice, days=EVERY_DAY, at=time(13), now=now)
    remind(now + timedelta(hours=1))
    take_away(one, now=now + timedelta(hours=2))
    assert card(alice, now + timedelta(hours=2)) is None
    assert not Notice.objects.filter(member=alice, seen_at=None).exists()
    live_through(now + timedelta(hours=2), 3)
    assert len(told(alice)) == 1


def test_whoever_rests_is_not_reminded_and_nothing_piles_up(alice: Member, now: datetime) -> None:
    set_reminder(alice, days=EVERY_DAY, at=time(18), now=now)
    pause(alice, until=None, now=now)
    live_through(now, 3)
    assert told(alice) == []
    Member.objects.filter(pk=alice.pk).update(state=Member.State.HERE)
    live_through(now + timedelta(days=3), 1)
    assert len(told(alice)) == 1


def test_after_a_return_to_use_it_is_still_for_two_days(
    alice: Member, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    two_days = now + timedelta(hours=48)
    monkeypatch.setattr(hushed, "_entries", {"days": lambda member, at: member == alice and at < two_days})
    set_reminder(alice, days=EVERY_DAY, at=time(18), now=now)
    live_through(now, 4)
    assert told(alice) == [
        datetime(2026, 11, 22, 18, 0, tzinfo=UTC),
        datetime(2026, 11, 23, 18, 0, tzinfo=UTC),
    ]


def test_who_has_written_today_is_not_asked_to(alice: Member, now: datetime) -> None:
    set_reminder(alice, days=EVERY_DAY, at=time(18), now=now)
    written = Entry(member=alice, day=now.date(), at=now, sent_as=uuid4())
    written.write({"mood": "ok"})
    written.save()
    live_through(now, 2)
    assert told(alice) == [datetime(2026, 11, 21, 18, 0, tzinfo=UTC)]


def test_own_words_come_whether_or_not_they_have_written(alice: Member, now: datetime) -> None:
    set_reminder(alice, days=EVERY_DAY, at=time(18), words="Take the tablets", now=now)
    written = Entry(member=alice, day=now.date(), at=now, sent_as=uuid4())
    written.write({"mood": "ok"})
    written.save()
    live_through(now, 1)
    assert len(told(alice)) == 1


def with_mail(alice: Member) -> Member:
    alice.sealed_email = vault.seal("a@example.org", about=alice.about_email)
    alice.mail_wanted = True
    alice.save()
    return alice


def test_outside_the_house_it_says_one_fixed_line(alice: Member, now: datetime) -> None:
    with_mail(alice)
    set_reminder(alice, days=EVERY_DAY, at=time(13), words="Ring Sam about the flat", now=now)
    at = now + timedelta(hours=1)
    assert remind(at) == 1
    assert DBTaskResult.objects.count() == 1
    assert post(alice.pk, now=at + timedelta(minutes=2)) == "sent"
    (letter,) = mail.outbox
    assert letter.subject == "A reminder you set"
    assert "Sam" not in str(letter.message())


def test_in_quiet_hours_it_waits_in_the_house_and_nothing_goes_out(alice: Member, now: datetime) -> None:
    with_mail(alice)
    set_reminder(alice, days=EVERY_DAY, at=time(22), now=now)
    at = datetime(2026, 11, 20, 22, 0, tzinfo=UTC)
    assert remind(at) == 1
    assert DBTaskResult.objects.count() == 0  # not next morning either: it was for the evening
    assert card(alice, at) is not None


def test_a_mail_that_is_late_goes_no_more(alice: Member, now: datetime) -> None:
    with_mail(alice)
    set_reminder(alice, days=EVERY_DAY, at=time(13), now=now)
    remind(now + timedelta(hours=1))
    assert post(alice.pk, now=now + timedelta(hours=3)) == "not needed"
    assert mail.outbox == []


def test_whoever_chose_what_to_be_told_before_there_were_reminders_is_told_of_theirs(
    alice: Member, now: datetime
) -> None:
    Bell.objects.create(pk=alice.pk, told_of=["people"])
    set_reminder(alice, days=[0], at=time(13), now=now)
    assert Bell.objects.get(pk=alice.pk).told_of == ["people", "reminders"]


def test_its_words_are_sealed_and_in_their_owners_file(alice: Member, now: datetime) -> None:
    one = set_reminder(alice, days=[0, 6], at=time(7, 5), words="Water the basil", now=now)
    assert b"basil" not in bytes(Reminder.objects.get(pk=one.pk).sealed_words)
    (row,) = export(alice)
    assert (row["days"], row["at"], row["words"]) == ([0, 6], "07:05", "Water the basil")


def test_the_page_sets_one_and_says_what_quiet_hours_do(as_alice: Client, alice: Member) -> None:
    assert as_alice.post(PAGE, SAID).status_code == 302
    page = as_alice.get(PAGE).content.decode()
    assert "Monday, Wednesday and Friday, 6:30 p.m." in page
    assert "quiet hours, 9 p.m. to 8 a.m." not in page
    as_alice.post(PAGE, {**SAID, "days": ["1"], "at": "22:15"})
    page = as_alice.get(PAGE).content.decode()
    assert "lies in your quiet hours, 9 p.m. to 8 a.m." in page


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"days": []}, "Choose at least one day."),
        ({"days": ["7"]}, "Select a valid choice"),
        ({"at": "half six"}, "Say a time, such as 18:30."),
        ({"at": ""}, "Say a time, such as 18:30."),
        ({"what": ""}, "Choose what to be reminded of."),
        ({"what": "own", "words": "  "}, "Write what to remind you of, or choose the check-in."),
    ],
)
def test_what_cannot_be_set_says_why_and_sets_nothing(
    as_alice: Client, wrong: dict[str, object], says: str
) -> None:
    answer = as_alice.post(PAGE, {**SAID, **wrong})
    assert answer.status_code == 422
    assert says in answer.content.decode()
    assert Reminder.objects.count() == 0


def test_a_day_that_has_one_says_so(as_alice: Client) -> None:
    as_alice.post(PAGE, SAID)
    answer = as_alice.post(PAGE, {**SAID, "days": ["1", "2", "4"]})
    assert answer.status_code == 422
    assert "you have one on Wednesday and Friday" in answer.content.decode()


def test_its_line_leads_to_its_words_and_is_put_aside_by_a_tap(
    as_alice: Client, alice: Member, now: datetime
) -> None:
    one = set_reminder(alice, days=EVERY_DAY, at=time(11), words="Ring Sam", now=now - timedelta(days=1))
    remind(now - timedelta(minutes=60))
    assert "Ring Sam" in as_alice.get("/today/").content.decode()
    assert "Ring Sam" in as_alice.get(one.path).content.decode()
    assert as_alice.post(f"{one.path}aside/").status_code == 302
    assert "Ring Sam" not in as_alice.get("/today/").content.decode()


def test_nobody_elses_is_there(as_bob: Client, alice: Member, now: datetime) -> None:
    one = set_reminder(alice, days=EVERY_DAY, at=time(11), words="Ring Sam", now=now)
    assert as_bob.get(one.path).status_code == 404
    assert as_bob.post(f"{one.path}away/").status_code == 404
    assert Reminder.objects.count() == 1
