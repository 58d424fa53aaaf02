"""What a report is made from: the figures of those who said yes, and of nobody else."""

from datetime import date
from pathlib import Path
from uuid import uuid4

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from pytest_django import Settings

from porch.bonds.models import Pair
from porch.bonds.rules.lifecycles import PAIR
from porch.bonds.rules.parts import between
from porch.diary.models import Entry
from porch.evidence.gathering import NothingThere, gather
from porch.evidence.rules.gathered import Gathered, Kind, Person, Stood
from porch.kit import vault
from porch.kit.community import Community, keep
from porch.measures.days import MISSING, NONE, USE
from porch.people.models import Member
from porch.programmes.models import Cohort, Episode, Mark, Programme, Session
from tests.evidence.conftest import BEGAN, CUT, DAY, HOUR, NOON, Stays, says_yes, somebody, tells


def gathered(programme: Programme | Cohort) -> Gathered:
    return gather(Kind.PROGRAMME, programme.pk, CUT, now=NOON)


def only(programme: Programme) -> Person:
    (person,) = gathered(programme).people
    return person


def test_days_run_from_ninety_before_the_first_to_the_cut(programme: Programme, stays: Stays) -> None:
    member = somebody("Wren")
    stays(member)
    says_yes(member)
    tells(member, BEGAN - DAY, "yn-y")
    one = only(programme)
    assert one.days is not None
    assert (one.days.first, one.days.last, one.before) == (BEGAN - 90 * DAY, CUT, 90)
    assert list(one.days.used[88:94]) == [MISSING, USE, NONE, MISSING, USE, MISSING]
    assert one.days.grams[89] == 40


def test_whoever_did_not_say_yes_is_counted_as_that_and_not_read(
    programme: Programme, stays: Stays, monkeypatch: pytest.MonkeyPatch
) -> None:
    yes, no = somebody("Wren"), somebody("Lark")
    says_yes(yes)
    for member in (yes, no):
        stays(member)
        tells(member, BEGAN, "nnn")
    opened: list[str] = []
    unseal = vault.unseal_values
    monkeypatch.setattr(
        vault, "unseal_values", lambda box, about: opened.append(about) or unseal(box, about=about)
    )
    found = gathered(programme)
    assert len(opened) == 3
    assert [(step.code, step.number, dict(step.without)) for step in found.flow[:2]] == [
        ("there", 2, {}),
        ("counted", 1, {"not-said-yes": 1}),
    ]


def test_a_stay_ends_as_it_was_at_the_cut(programme: Programme, stays: Stays) -> None:
    member = somebody("Wren")
    stays(member, days=(CUT - BEGAN).days + 1, ending="left")
    says_yes(member)
    stay = only(programme).stay
    assert stay is not None
    assert (stay.days, stay.ending, stay.planned) == ((CUT - BEGAN).days, "", 84)


def test_what_was_told_after_the_cut_is_not_there_yet(programme: Programme, stays: Stays) -> None:
    member = somebody("Wren")
    stays(member)
    says_yes(member)
    tells(member, CUT, "nn")
    tells(member, CUT - 2 * DAY, "y")
    Entry.objects.filter(day=CUT - 2 * DAY).update(at=NOON - 12 * HOUR)  # told the day after the cut
    one = only(programme)
    assert one.days is not None
    assert one.days.observed == 1


def test_what_was_put_right_after_the_cut_stands_as_it_was_told_first(
    programme: Programme, stays: Stays
) -> None:
    member = somebody("Wren")
    stays(member)
    says_yes(member)
    tells(member, CUT - DAY, "y")
    first = Entry.objects.get()
    for moment, used in ((NOON - 12 * HOUR, USE), (NOON - 40 * HOUR, NONE)):
        with transaction.atomic():
            later = Entry(member=member, day=first.day, at=moment, sent_as=uuid4(), instead_of=first)
            later.write({"used": "no", "zone": "Europe/London"})
            later.save()
            one = only(programme)
            assert one.days is not None
            assert one.days.used[-2] == used
            transaction.set_rollback(True)


@pytest.mark.parametrize(("country", "grams"), [("GB", 8.0), ("US", 14.0), ("", 10.0)])
def test_a_drink_is_a_drink_of_the_country_this_is_in(
    programme: Programme, settings: Settings, tmp_path: Path, country: str, grams: float
) -> None:
    settings.PORCH_DATA = tmp_path
    keep(Community(country=country))
    assert gathered(programme).drink_grams == grams


def test_who_met_a_peer_and_when(programme: Programme, stays: Stays) -> None:
    by_pair, by_roll, mentor, alone = (somebody(name) for name in ("Wren", "Lark", "Finch", "Crow"))
    for member, met in ((by_pair, None), (by_roll, BEGAN + 3 * DAY), (mentor, None), (alone, None)):
        stays(member, met_peer_on=met)
        says_yes(member)
    Pair.objects.create(
        mode="mentors",
        first=mentor,
        second=by_pair,
        between=between(mentor.pk, by_pair.pk),
        started_at=NOON.replace(month=6, day=6),
    )
    found = {one.peer_from: one.stood for one in gathered(programme).people if one.peer_from is not None}
    assert found == {5: Stood.MENTEE, 3: Stood.MENTEE}
    stood = sorted(one.stood for one in gathered(programme).people)
    assert stood == sorted([Stood.MENTEE, Stood.MENTEE, Stood.MENTOR, Stood.NEITHER])


def test_a_pair_of_another_time_is_no_peer_of_this_one(programme: Programme, stays: Stays) -> None:
    was, still, mentor = (somebody(name) for name in ("Wren", "Lark", "Finch"))
    for member in (was, still):
        stays(member)
        says_yes(member)
    for member, ended in ((was, NOON.replace(month=5, day=20)), (still, None)):
        Pair.objects.create(
            mode="mentors",
            first=mentor,
            second=member,
            between=between(mentor.pk, member.pk),
            started_at=NOON.replace(month=2, day=6),
            state="ended" if ended else PAIR.start,
            ended_at=ended,
        )
    assert sorted(str(one.stood) for one in gathered(programme).people) == ["mentee", "neither"]
    assert next(one.peer_from for one in gathered(programme).people if one.peer_from is not None) < 0


def test_the_roll_says_how_often_somebody_came_and_when_last(
    programme: Programme, cohort: Cohort, stays: Stays
) -> None:
    member = somebody("Wren")
    stay = stays(member)
    says_yes(member)
    for week, here in enumerate(("present", "absent", "present", "excused")):
        at = NOON.replace(month=6, day=2) + 7 * week * DAY
        session = Session.objects.create(cohort=cohort, starts_at=at, rolled_at=at)
        Mark.objects.create(session=session, episode=stay, here=here, at=at)
    one = only(programme)
    assert (one.roll.present, one.roll.excused, one.roll.absent) == (2, 1, 1)
    assert one.stay is not None
    assert one.stay.contact == 15
    weeks = [(week.first, week.value, week.of) for week in gathered(programme).weeks["sessions"]]
    assert weeks == [
        (date(2026, 6, 1), 1, 1),
        (date(2026, 6, 8), 0, 1),
        (date(2026, 6, 15), 1, 1),
        (date(2026, 6, 22), 0, 1),
    ]


def test_a_week_says_how_many_people_are_behind_its_days(programme: Programme, stays: Stays) -> None:
    for name, told in (("Wren", "nnnnnnn"), ("Lark", "ny")):
        member = somebody(name)
        stays(member)
        says_yes(member)
        tells(member, BEGAN, told)
    week = gathered(programme).weeks["checkins"][0]
    assert week.value > week.people
    assert (week.people, week.others) in {(2, 1), (2, 2)}


def test_after_a_stay_nobody_is_asked_for_their_days_so_no_week_counts_them(
    programme: Programme, stays: Stays
) -> None:
    member = somebody("Wren")
    stays(member, days=20)
    says_yes(member)
    tells(member, BEGAN, "n" * 21)
    weeks = gathered(programme).weeks["checkins"]
    assert [(week.value, week.of) for week in weeks] == [(7, 7)] * 3


def test_whoever_met_a_peer_in_a_programme_had_one_in_the_report_on_everyone_too(stays: Stays) -> None:
    member = somebody("Wren")
    stays(member, met_peer_on=BEGAN + 4 * DAY)
    says_yes(member)
    (one,) = gather(Kind.NETWORK, None, CUT, now=NOON).people
    assert (one.stood, one.peer_from) == (Stood.MENTEE, 4)


def test_a_second_stay_is_told_and_not_counted_again(programme: Programme, stays: Stays) -> None:
    member = somebody("Wren")
    stays(member, days=20, ending="left")
    stays(member, days=60)
    Episode.objects.filter(ending="completed").update(started_on=BEGAN + 40 * DAY)
    says_yes(member)
    found = gathered(programme)
    assert [one.stay.days for one in found.people if one.stay] == [20]
    assert found.flow[0].without == {"again": 1}


def test_a_programme_without_a_social_part_stands_beside(programme: Programme, stays: Stays) -> None:
    other = Programme.objects.create(
        slug="quiet", name="Quiet room", host="A harbour", with_peers=False, opened_at=NOON
    )
    theirs = Cohort.objects.create(programme=other, name="One", starts_on=BEGAN, ends_on=BEGAN + DAY)
    here, there = somebody("Wren"), somebody("Lark")
    stays(here)
    theirs.episodes.create(member=there, started_on=BEGAN)
    says_yes(here)
    says_yes(there)
    found = gathered(programme)
    assert found.beside is not None
    assert [one.site for one in found.beside.people] == ["Quiet room"]
    assert gathered(other).beside is None


def test_it_asks_as_often_for_thirty_as_for_three(programme: Programme, stays: Stays) -> None:
    def asked(names: range) -> int:
        for n in names:
            member = somebody(f"Number {n}")
            stays(member)
            says_yes(member)
            tells(member, BEGAN, "ny")
        with CaptureQueriesContext(connection) as queries:
            assert len(gathered(programme).people) == names.stop
        return len(queries)

    asked(range(1))  # the first look of all begins the ledger
    assert asked(range(1, 3)) == asked(range(3, 30))


def test_each_who_is_counted_reads_it_in_the_ledger(
    programme: Programme, stays: Stays, alice: Member
) -> None:
    from porch.record.models import Disclosure

    stays(alice)
    says_yes(alice)
    gathered(programme)
    look = Disclosure.objects.get(subject_id=alice.pk)
    assert (look.viewer_id, look.scope, look.purpose, look.how) == (None, "for-reports", "reports", "report")


def test_there_is_no_report_on_what_is_not_there(db: None) -> None:
    for kind in (Kind.GROUP, Kind.PROGRAMME, Kind.PERSON):
        with pytest.raises(NothingThere):
            gather(kind, uuid4(), CUT, now=NOON)
