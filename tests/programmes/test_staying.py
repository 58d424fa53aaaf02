"""The end of a stay, leaving by oneself, and corrections that write over nothing."""

from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from porch.people.actions import consent
from porch.people.models import Grant, Member
from porch.programmes.actions import staying
from porch.programmes.belongings import belonging
from porch.programmes.models import Cohort, Correction, Episode, Session
from porch.programmes.queries import seen
from porch.programmes.rules.endings import Ending
from porch.programmes.rules.standing import Stay, still_there
from porch.record.models import Entry
from porch.wire.models import Notice
from tests.conftest import signed_in
from tests.programmes.telling import call, come_in

DAY = timedelta(days=1)
FIRST = date(2026, 1, 1)


def test_staff_write_down_how_it_ended_and_whose_it_is_reads_it(
    autumn: Cohort, gale: Member, alice: Member, as_alice: Client, now: datetime
) -> None:
    stay = come_in(autumn, gale, alice, now)
    staying.end_stay(stay, Ending.TRANSFERRED, now.date(), by=gale, now=now)
    assert Notice.objects.get(member=alice).path == f"/programmes/stays/{stay.pk}/"
    assert "Went on somewhere else" in as_alice.get(f"/programmes/stays/{stay.pk}/").text
    with pytest.raises(staying.NotSo):
        staying.end_stay(stay, Ending.COMPLETED, now.date(), by=gale, now=now)


@pytest.mark.parametrize("days", [-1, 1])
def test_it_ends_neither_before_it_began_nor_on_a_day_to_come(
    days: int, autumn: Cohort, gale: Member, alice: Member, now: datetime
) -> None:
    stay = come_in(autumn, gale, alice, now)
    with pytest.raises(staying.NotSo):
        staying.end_stay(stay, Ending.COMPLETED, now.date() + days * DAY, by=gale, now=now)
    page = f"/programmes/still-lantern-47/work/stays/{stay.pk}/end/"
    said = {"ending": "completed", "on": (now.date() + days * DAY).isoformat()}
    assert signed_in(gale).post(page, said).status_code == 422


def test_somebody_leaves_without_a_question_and_can_shut_the_door_behind_them(
    autumn: Cohort, gale: Member, alice: Member, erin: Member, now: datetime
) -> None:
    stays = [come_in(autumn, gale, one, now) for one in (alice, erin)]
    signed_in(alice).post(f"/programmes/stays/{stays[0].pk}/leave/")
    signed_in(erin).post(f"/programmes/stays/{stays[1].pk}/leave/", {"take_back": "1"})
    for stay in stays:
        stay.refresh_from_db()
        assert (stay.ending, stay.ended_on) == ("left", now.date())
    assert [one.member for one in seen.stays_in(gale, autumn, now)] == [alice]
    assert not Notice.objects.exists(), "nobody is told"


def test_of_a_stay_left_before_its_first_day_nothing_is_left(
    autumn: Cohort, gale: Member, alice: Member, now: datetime
) -> None:
    Cohort.objects.filter(pk=autumn.pk).update(starts_on=now.date() + 9 * DAY)
    autumn.refresh_from_db()
    stay = come_in(autumn, gale, alice, now)
    assert stay.started_on == now.date() + 9 * DAY
    assert staying.leave(stay, by=alice, now=now)
    assert not Episode.objects.exists()
    assert not Grant.objects.filter(subject=alice, revoked_at=None).exists()


def test_nobody_leaves_for_somebody_else(
    autumn: Cohort, gale: Member, alice: Member, erin: Member, now: datetime
) -> None:
    stay = come_in(autumn, gale, alice, now)
    assert staying.leave(stay, by=erin, now=now) is False
    assert signed_in(erin).post(f"/programmes/stays/{stay.pk}/leave/").status_code == 404


def test_what_is_put_right_stays_beside_what_it_was_with_why(
    autumn: Cohort, gale: Member, alice: Member, as_alice: Client, now: datetime
) -> None:
    stay = come_in(autumn, gale, alice, now)
    staying.end_stay(stay, Ending.LEFT, now.date(), by=gale, now=now)
    page = f"/programmes/still-lantern-47/work/stays/{stay.pk}/correct/"
    said = {"started_on": "2026-11-16", "ended_on": "", "ending": ""}
    assert signed_in(gale).post(page, said).status_code == 422, "not without a why"
    signed_in(gale).post(page, said | {"because": "was ill, and came back"})
    stay.refresh_from_db()
    assert (stay.started_on, stay.ended_on, stay.ending) == (date(2026, 11, 16), None, "")
    rows = Correction.objects.filter(episode=stay)
    assert {(one.what, one.was, one.became) for one in rows} == {
        ("started_on", "2026-11-20", "2026-11-16"),
        ("ended_on", "2026-11-20", ""),
        ("ending", "left", ""),
    }
    assert {one.by for one in rows} == {gale}
    assert "was ill, and came back" in as_alice.get(f"/programmes/stays/{stay.pk}/").text
    assert not [entry for entry in Entry.objects.all() if "ill" in str(entry.detail).split()]


def test_a_stay_cannot_go_on_again_beside_another_of_theirs(
    autumn: Cohort, gale: Member, alice: Member, now: datetime
) -> None:
    first = come_in(autumn, gale, alice, now)
    staying.end_stay(first, Ending.LEFT, now.date(), by=gale, now=now)
    come_in(autumn, gale, alice, now)
    with pytest.raises(staying.NotSo, match="another"):
        staying.correct(
            first,
            started_on=first.started_on,
            ended_on=None,
            ending=Ending.OPEN,
            because="a slip",
            by=gale,
            now=now,
        )


def test_whoever_left_by_themselves_is_put_back_by_nobody(
    autumn: Cohort, gale: Member, alice: Member, now: datetime
) -> None:
    stay = come_in(autumn, gale, alice, now)
    staying.leave(stay, by=alice, now=now)
    page = f"/programmes/still-lantern-47/work/stays/{stay.pk}/correct/"
    said = {"started_on": "2026-11-20", "ended_on": "", "ending": "", "because": "we would like them back"}
    answer = signed_in(gale).post(page, said)
    assert answer.status_code == 422
    assert (
        "They left by themselves. If they would like to come again, they come in with a letter."
        in answer.text
    )
    stay.refresh_from_db()
    assert (stay.ended_on, stay.ending) == (now.date(), "left")
    come_in(autumn, gale, alice, now)


@pytest.mark.parametrize("first", [date(1, 1, 1), date(2026, 10, 4), date(2026, 11, 21), date(2030, 1, 1)])
def test_a_first_day_put_right_is_neither_to_come_nor_long_before_the_cohort(
    first: date, autumn: Cohort, gale: Member, alice: Member, now: datetime
) -> None:
    stay = come_in(autumn, gale, alice, now)
    with pytest.raises(staying.NotSo):
        put_right(stay, gale, now, started_on=first)
    stay.refresh_from_db()
    assert stay.started_on == now.date()
    assert put_right(stay, gale, now, started_on=date(2026, 10, 5))


def test_of_what_is_put_right_whose_stay_it_is_is_told_unless_they_died(
    autumn: Cohort, gale: Member, alice: Member, now: datetime
) -> None:
    stay = come_in(autumn, gale, alice, now)
    assert not put_right(stay, gale, now, started_on=stay.started_on)
    assert not Notice.objects.exists(), "nothing was changed"
    put_right(stay, gale, now, ended_on=now.date(), ending=Ending.DIED)
    assert not Notice.objects.exists()
    put_right(stay, gale, now, ended_on=now.date(), ending=Ending.LEFT)
    assert Notice.objects.get(member=alice).path == f"/programmes/stays/{stay.pk}/"


def put_right(
    stay: Episode,
    by: Member,
    now: datetime,
    *,
    started_on: date | None = None,
    ended_on: date | None = None,
    ending: Ending = Ending.OPEN,
) -> list[Correction]:
    first = started_on or stay.started_on
    return staying.correct(
        stay, started_on=first, ended_on=ended_on, ending=ending, because="a slip", by=by, now=now
    )


DAYS = st.integers(0, 200)
STAYS = st.builds(
    lambda began, length, ending: Stay(
        FIRST + began * DAY, None if ending is Ending.OPEN else FIRST + (began + length) * DAY, ending
    ),
    DAYS,
    st.integers(0, 120),
    st.sampled_from(list(Ending)),
)


@given(st.lists(STAYS, max_size=40), st.integers(0, 300))
def test_figures_are_of_eleven_or_more_and_never_of_days_that_have_not_come(
    stays: list[Stay], today: int
) -> None:
    at = FIRST + today * DAY
    for one in still_there(stays, at, least=11):
        assert one.n >= 11
        assert 0 <= one.there <= one.n
        assert one.n == sum((at - stay.began).days >= one.days for stay in stays)


def test_a_stay_that_was_completed_counts_as_there_and_one_that_was_left_until_it_was() -> None:
    stays = [
        Stay(FIRST, FIRST + 20 * DAY, Ending.COMPLETED),
        Stay(FIRST, FIRST + 20 * DAY, Ending.LEFT),
        Stay(FIRST, FIRST + 40 * DAY, Ending.LEFT),
        Stay(FIRST, None, Ending.OPEN),
        Stay(FIRST + 80 * DAY, None, Ending.OPEN),
    ]
    found = still_there(stays, FIRST + 70 * DAY, least=1)
    assert [(one.days, one.n, one.there) for one in found] == [(30, 4, 3), (60, 4, 2)]


def test_ten_people_have_no_figures_and_eleven_have(
    autumn: Cohort, gale: Member, make_person: Callable[..., Member], now: datetime
) -> None:
    people = [make_person(f"Person {n}") for n in range(11)]
    stays = [come_in(autumn, gale, one, now) for one in people]
    Episode.objects.update(started_on=now.date() - 40 * DAY)
    page = f"/programmes/still-lantern-47/work/cohorts/{autumn.pk}/"
    client = signed_in(gale)
    assert "After 30 days: 11 of 11 (100 %)" in client.get(page).text
    grant = stays[0].grant_id
    assert grant
    consent.pause(grant, by=people[0], now=now)
    assert "How many stay" not in client.get(page).text


def test_staff_read_how_often_somebody_came_and_nothing_else_of_them(
    session: Session, gale: Member, alice: Member, now: datetime
) -> None:
    alice.lived.substances = ["alcohol"]
    alice.lived.age_band = "35-44"
    alice.lived.save()
    stay = come_in(session.cohort, gale, alice, now)
    call(session, gale, {alice: "present"}, now)
    client = signed_in(gale)
    cohort = client.get(f"/programmes/still-lantern-47/work/cohorts/{session.cohort_id}/").text
    assert "at 1 of 1 sessions" in cohort
    page = cohort + client.get(f"/programmes/still-lantern-47/work/stays/{stay.pk}/").text
    for hidden in ("lcohol", "35-44", "/talk/", "/progress/days"):
        assert hidden not in page.split("<main", 1)[1].split("</main>")[0]


def test_ones_own_file_has_the_roll_and_what_was_put_right(
    session: Session, gale: Member, alice: Member, now: datetime
) -> None:
    stay = come_in(session.cohort, gale, alice, now)
    call(session, gale, {alice: "excused"}, now)
    began = now.date() - 2 * DAY
    staying.correct(
        stay, started_on=began, ended_on=None, ending=Ending.OPEN, because="a slip", by=gale, now=now
    )
    (told,) = belonging.export(alice)["stays"]
    assert told["from"] == began.isoformat()
    assert [one["here"] for one in told["sessions"]] == ["excused"]
    assert [(one["was"], one["because"]) for one in told["put_right"]] == [("2026-11-20", "a slip")]
    belonging.erase(alice, now)
    assert not Episode.objects.exists()
    assert not Correction.objects.exists()
