"""Who works in a programme, how they come to it, and what that forbids them elsewhere."""

import re
from datetime import date, datetime, time

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from porch.bonds.models import Pair
from porch.bonds.queries.power import is_power_between
from porch.bonds.rules.parts import between
from porch.mentoring.actions.mentors import mind_powers
from porch.people.models import Member
from porch.programmes.actions import cohorts, opening
from porch.programmes.actions.joining import write_letters
from porch.programmes.models import Cohort, Programme, Session, WorkAsked, Worker
from porch.programmes.queries import working
from porch.programmes.rules.rhythm import days_of
from porch.safety.queries.conflicts import too_close
from porch.wire.models import Notice
from tests.conftest import signed_in
from tests.programmes.telling import come_in

DESK = "/desk/programmes/"
PLAN = {"name": "Harbour mornings", "host": "Harbour House", "weeks": "12", "with_peers": "on"}


def test_a_coordinator_opens_one_under_an_address_that_says_nothing(as_dee: Client) -> None:
    as_dee.post(DESK, PLAN)
    made = Programme.objects.get()
    assert "harbour" not in made.slug
    assert "mornings" not in made.slug
    assert Client().get(DESK).status_code == 404


def test_nobody_else_opens_one(alice: Member, as_alice: Client, now: datetime) -> None:
    assert as_alice.post(DESK, PLAN).status_code == 404
    with pytest.raises(opening.NotYours):
        opening.open_programme(opening.Told("A", "B"), by=alice, now=now)


def test_by_which_law_it_is_kept_is_not_changed_later(mornings: Programme, as_dee: Client) -> None:
    as_dee.post(f"{DESK}{mornings.slug}/", PLAN | {"name": "Evenings", "is_part_two": ""})
    mornings.refresh_from_db()
    assert (mornings.name, mornings.is_part_two) == ("Evenings", True)


def test_whoever_asks_does_not_learn_whether_there_is_somebody(
    mornings: Programme, gale: Member, erin: Member
) -> None:
    client, page = signed_in(gale), f"/programmes/{mornings.slug}/work/people/"
    answers = []
    for name in ("Erin Willow", "Nobody Atall"):
        answers.append(client.post(page, {"name": name, "part": "facilitator"}, follow=True).text)
    assert "If somebody of that name is here, they are asked." in answers[0]
    assert without_tokens(answers[0]) == without_tokens(answers[1])
    assert WorkAsked.objects.get().member == erin


def test_they_work_there_once_they_said_yes_themselves(
    mornings: Programme, gale: Member, erin: Member, as_erin: Client, now: datetime
) -> None:
    opening.ask_to_work(mornings, erin, "facilitator", by=gale, now=now)
    assert working.worker_at(erin, mornings.slug) is None
    asked = WorkAsked.objects.get()
    assert "Would you work in Harbour mornings?" in as_erin.get("/programmes/").text
    as_erin.post(f"/programmes/asked/{asked.pk}/answer/", {"say": "yes"})
    mine = working.worker_at(erin, mornings.slug)
    assert mine is not None
    assert as_erin.get(f"/programmes/{mornings.slug}/work/").status_code == 200
    as_erin.post(f"/programmes/{mornings.slug}/work/people/{mine.pk}/end/")
    assert as_erin.get(f"/programmes/{mornings.slug}/work/").status_code == 404


def test_a_no_leaves_nothing_and_a_yes_of_somebody_else_is_none(
    mornings: Programme, gale: Member, erin: Member, alice: Member, as_alice: Client, now: datetime
) -> None:
    opening.ask_to_work(mornings, erin, "lead", by=gale, now=now)
    asked = WorkAsked.objects.get()
    assert as_alice.post(f"/programmes/asked/{asked.pk}/answer/", {"say": "yes"}).status_code == 404
    assert opening.answer(asked, "no", by=erin, now=now) is None
    assert not WorkAsked.objects.exists()
    assert not Worker.objects.filter(member=erin).exists()


def test_whoever_stays_there_is_not_asked_to_work_there(
    autumn: Cohort, gale: Member, alice: Member, now: datetime
) -> None:
    come_in(autumn, gale, alice, now)
    opening.ask_to_work(autumn.programme, alice, "facilitator", by=gale, now=now)
    assert not WorkAsked.objects.exists()


def test_whoever_is_here_for_somebody_elses_sake_alone_is_not_asked_to_work_there(
    mornings: Programme, gale: Member, erin: Member, now: datetime
) -> None:
    opening.ask_to_work(mornings, erin, "facilitator", by=gale, now=now)
    asked = WorkAsked.objects.get()
    erin.in_recovery = False
    erin.save(update_fields=["in_recovery"])
    assert opening.answer(asked, "yes", by=erin, now=now) is None, "nor if they were asked before"
    opening.ask_to_work(mornings, erin, "facilitator", by=gale, now=now)
    assert not WorkAsked.objects.exists()
    assert not Worker.objects.filter(member=erin).exists()


def test_who_works_there_has_a_say_over_who_stays_and_judges_nothing_about_them(
    autumn: Cohort, gale: Member, alice: Member, erin: Member, now: datetime
) -> None:
    assert not is_power_between(gale, alice)
    stay = come_in(autumn, gale, alice, now)
    assert is_power_between(gale, alice)
    assert not is_power_between(gale, erin)
    assert working.powers([gale.pk, alice.pk, erin.pk]) == {(gale.pk, alice.pk)}
    assert alice.pk in too_close(gale)
    stay.ended_on, stay.ending = now.date(), "left"
    stay.save()
    assert not is_power_between(gale, alice)


def test_a_mentor_who_comes_to_work_where_their_mentee_stays_is_told_and_so_are_the_mentee_and_the_desk(
    autumn: Cohort, gale: Member, bob: Member, alice: Member, dee: Member, now: datetime
) -> None:
    pair = Pair.objects.create(
        mode="mentors", first=bob, second=alice, between=between(bob.pk, alice.pk), started_at=now
    )
    come_in(autumn, gale, alice, now)
    opening.ask_to_work(autumn.programme, bob, "facilitator", by=gale, now=now)
    opening.answer(WorkAsked.objects.get(), "yes", by=bob, now=now)
    mind_powers(now)
    where = Notice.objects.filter(path__in=(f"/people/{pair.pk}/", "/desk/mentors/"))
    assert set(where.values_list("member", flat=True)) == {bob.pk, alice.pk, dee.pk}


def test_only_whoever_leads_begins_cohorts_and_writes_letters(
    autumn: Cohort, gale: Member, hugo: Member
) -> None:
    page = f"/programmes/{autumn.programme.slug}/work/"
    for address in ("cohorts/new/", f"cohorts/{autumn.pk}/letters/", f"cohorts/{autumn.pk}/rhythm/"):
        assert signed_in(gale).get(page + address).status_code == 200
        assert signed_in(hugo).get(page + address).status_code == 404


def test_letters_are_shown_once_and_kept_nowhere(autumn: Cohort, gale: Member) -> None:
    client, page = signed_in(gale), f"/programmes/{autumn.programme.slug}/work/cohorts/{autumn.pk}/letters/"
    shown = client.post(page, {"count": "3"}).text
    assert shown.count('class="letters"') == 3
    assert "Harbour" not in shown.split("<main", 1)[1].split("</main>")[0], (
        "nothing on a letter says what it is for"
    )
    assert 'class="letters"' not in client.get(page).text


def test_a_closed_programme_lets_nobody_in(
    autumn: Cohort, gale: Member, dee: Member, alice: Member, as_alice: Client, now: datetime
) -> None:
    (letters,) = write_letters(autumn, 1, by=gale, now=now)
    assert opening.close_programme(autumn.programme, by=dee, now=now)
    assert not opening.close_programme(autumn.programme, by=dee, now=now)
    assert as_alice.get(f"/programmes/letter/{letters}/")["Location"] == "/programmes/letter/"
    autumn.programme.refresh_from_db()
    with pytest.raises(cohorts.NotToBe):
        cohorts.begin_cohort(autumn.programme, "Later", date(2027, 1, 1), date(2027, 2, 1), by=gale, now=now)


def without_tokens(page: str) -> str:
    return re.sub(r'value="\w{64}"', "", page.split("<main", 1)[1].split("</main>")[0])


# ---- when a cohort meets ----


@given(
    st.dates(date(2026, 1, 1), date(2027, 12, 31)),
    st.integers(0, 120),
    st.sets(st.integers(0, 6), min_size=1),
    st.sets(st.integers(0, 120)),
)
def test_a_rhythm_has_every_such_day_and_no_other(
    first: date, length: int, weekdays: set[int], off: set[int]
) -> None:
    last = date.fromordinal(first.toordinal() + length)
    away = {date.fromordinal(first.toordinal() + n) for n in off}
    days = days_of(first, last, weekdays, away)
    assert days == sorted(set(days))
    for n in range(length + 1):
        day = date.fromordinal(first.toordinal() + n)
        assert (day in days) == (day.weekday() in weekdays and day not in away)


def test_all_sessions_are_made_at_once_by_the_clock_of_the_place_and_once(
    autumn: Cohort, gale: Member, now: datetime
) -> None:
    rhythm = cohorts.Rhythm({0, 3}, time(10, 30), off={date(2026, 12, 24)})
    made = cohorts.make_sessions(autumn, rhythm, by=gale, now=now)
    assert made == Session.objects.filter(cohort=autumn).count() == 23
    assert cohorts.make_sessions(autumn, rhythm, by=gale, now=now) == 0
    assert not Session.objects.filter(starts_at__date=date(2026, 12, 24)).exists()


def test_a_day_that_is_none_is_told_with_its_line(autumn: Cohort, gale: Member) -> None:
    page = f"/programmes/{autumn.programme.slug}/work/cohorts/{autumn.pk}/rhythm/"
    said = {"weekdays": ["0"], "at": "10:30", "minutes": "90", "off": "2026-12-24\nChristmas"}
    answer = signed_in(gale).post(page, said)
    assert answer.status_code == 422
    assert "Line 2 is not a day like 2026-12-24." in answer.text
    assert not Session.objects.exists()
