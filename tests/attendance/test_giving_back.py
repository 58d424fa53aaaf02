"""Codes are read out, come back, and make one certificate: never without two codes in two spans."""

from collections.abc import Callable
from datetime import datetime, timedelta
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from porch.attendance import actions
from porch.attendance.models import Certificate, GivenBack, Sitting
from porch.attendance.queries import in_sittings
from porch.attendance.queries.chairing import code_of
from porch.attendance.registries import Running
from porch.attendance.rules.windows import GRACE, LONG, NEEDED, STEP, TooShort, moment_of
from porch.groups.models import Group
from porch.people.models import Member
from tests.attendance.conftest import HOUR, Clock, read_out

SECONDS = timedelta(seconds=30)


def test_two_codes_of_two_spans_make_a_certificate_when_it_is_over(
    sitting: Sitting, bob: Member, attend: Callable[..., None]
) -> None:
    attend(sitting, bob)
    made = actions.ask_for_proof(sitting.pk, by=bob, now=sitting.ends)
    assert (made.on, made.minutes, made.taken_at) == (HOUR.date(), 60, None)


def test_one_code_is_not_enough(sitting: Sitting, bob: Member, attend: Callable[..., None]) -> None:
    attend(sitting, bob, windows=(1,))
    with pytest.raises(actions.NotYet):
        actions.ask_for_proof(sitting.pk, by=bob, now=sitting.ends)
    assert not Certificate.objects.exists()


def test_one_code_typed_twice_counts_once(sitting: Sitting, bob: Member) -> None:
    code, at = read_out(sitting, 0)
    assert not actions.give_back(code, by=bob, now=at).again
    assert actions.give_back(code, by=bob, now=at).again
    later, at = read_out(sitting, 0, 1)
    assert actions.give_back(later, by=bob, now=at).again  # another code of the same span
    assert GivenBack.objects.filter(member=bob).count() == 1


def test_everybody_gives_back_the_same_code_for_themselves(
    sitting: Sitting, bob: Member, erin: Member
) -> None:
    code, at = read_out(sitting, 0)
    for member in (bob, erin):
        assert not actions.give_back(code, by=member, now=at).again


def test_an_old_code_one_of_another_step_and_one_of_nowhere_are_refused_alike(
    sitting: Sitting, bob: Member
) -> None:
    code, at = read_out(sitting, 0)
    late = moment_of(sitting.begins, sitting.windows[0] + 1 + GRACE)
    before = moment_of(sitting.begins, sitting.windows[0]) - timedelta(seconds=1)
    ahead, _ = read_out(sitting, 1)
    for typed, when in ((code, late), (code, before), (ahead, at), ("lantern 123", at), ("", at)):
        with pytest.raises(actions.DoesNotCount):
            actions.give_back(typed, by=bob, now=when)
    assert not GivenBack.objects.exists()


def test_the_last_code_still_counts_for_two_minutes(sitting: Sitting, bob: Member) -> None:
    code, _ = read_out(sitting, 0, LONG - 1)
    last = moment_of(sitting.begins, sitting.windows[0] + LONG + GRACE)
    with pytest.raises(actions.DoesNotCount):
        actions.give_back(code, by=bob, now=last)
    actions.give_back(code, by=bob, now=last - timedelta(seconds=1))


def test_a_code_outside_the_spans_does_not_count_though_it_is_of_that_moment(
    sitting: Sitting, bob: Member
) -> None:
    free = next(
        step for step in range(30) if not any(first <= step <= first + LONG for first in sitting.windows)
    )
    with pytest.raises(actions.DoesNotCount):
        actions.give_back(code_of(sitting, free), by=bob, now=moment_of(sitting.begins, free) + SECONDS)


def test_asking_again_is_the_same_certificate(
    sitting: Sitting, bob: Member, attend: Callable[..., None]
) -> None:
    attend(sitting, bob)
    first = actions.ask_for_proof(sitting.pk, by=bob, now=sitting.ends)
    again = actions.ask_for_proof(sitting.pk, by=bob, now=sitting.ends + timedelta(hours=3))
    assert first.pk == again.pk
    assert first.number == again.number
    assert Certificate.objects.count() == 1


def test_before_the_end_and_after_the_last_moment_nobody_is_given_one(
    sitting: Sitting, bob: Member, attend: Callable[..., None]
) -> None:
    attend(sitting, bob)
    for when in (sitting.ends - timedelta(seconds=1), sitting.until):
        with pytest.raises(actions.NotYet):
            actions.ask_for_proof(sitting.pk, by=bob, now=when)
    actions.ask_for_proof(sitting.pk, by=bob, now=sitting.until - timedelta(seconds=1))


def test_somebody_elses_codes_are_not_mine(
    sitting: Sitting, bob: Member, erin: Member, attend: Callable[..., None]
) -> None:
    attend(sitting, bob)
    with pytest.raises(actions.NotYet):
        actions.ask_for_proof(sitting.pk, by=erin, now=sitting.ends)


def test_ended_sooner_no_code_counts_any_more_and_it_says_the_shorter_time(
    sitting: Sitting, alice: Member, bob: Member, clock: Clock
) -> None:
    for window in (0, 1):
        code, at = read_out(sitting, window)
        actions.give_back(code, by=bob, now=at)
    at += timedelta(minutes=1)
    actions.close_proof(sitting, by=alice, now=at)
    with pytest.raises(actions.DoesNotCount):
        actions.give_back(code, by=bob, now=at)
    made = actions.ask_for_proof(sitting.pk, by=bob, now=at)
    assert made.minutes == (at - sitting.starts) // timedelta(minutes=1) < 60


def test_whoever_does_not_serve_cannot_open_it_and_it_is_opened_once(
    running: Running, alice: Member, bob: Member, now: datetime
) -> None:
    with pytest.raises(actions.NotTheirs):
        actions.open_proof(running, by=bob, now=now)
    first = actions.open_proof(running, by=alice, now=now)
    with pytest.raises(actions.AlreadyOpen) as there:
        actions.open_proof(running, by=alice, now=now)
    assert there.value.sitting == first


def test_too_late_for_two_codes_it_is_not_opened(running: Running, alice: Member) -> None:
    with pytest.raises(TooShort):
        actions.open_proof(running, by=alice, now=running.ends - timedelta(minutes=19))
    assert not Sitting.objects.exists()


def test_a_group_that_turns_it_off_has_nothing_open_and_what_people_hold_stays(
    sitting: Sitting, group: Group, bob: Member, erin: Member, attend: Callable[..., None]
) -> None:
    from porch.groups.actions.settings import change_setting

    attend(sitting, bob, erin)
    held = actions.ask_for_proof(sitting.pk, by=bob, now=sitting.ends)
    change_setting(group, "proof-of-attendance", "no", by=None, now=sitting.ends)
    assert not Sitting.objects.exists()
    assert not GivenBack.objects.exists()
    assert in_sittings(erin, sitting.ends) == []
    held.refresh_from_db()
    assert held.sitting_id is None


moments = st.integers(-3, 40)
kinds = st.sampled_from(["right", "before", "next", "wrong"])


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(tries=st.lists(st.tuples(moments, kinds), max_size=14), seed=st.integers(0, 2**32), asks=st.booleans())
def test_no_sequence_of_codes_makes_a_certificate_without_two_in_two_chosen_spans(
    running: Running, alice: Member, bob: Member, tries: list[tuple[int, str]], seed: int, asks: bool
) -> None:
    """What counts is reckoned here once more, from the spans alone."""
    Certificate.objects.all().delete()
    Sitting.objects.all().delete()
    sitting = actions.open_proof(running, by=alice, now=running.starts, chance=Random(seed))
    spans = set()
    for step, kind in tries:
        of = {"right": step, "before": step - 1, "next": step + 1, "wrong": step}[kind]
        code = "lantern 123" if kind == "wrong" else code_of(sitting, of)
        now = sitting.begins + step * STEP + SECONDS
        place = [n for n, first in enumerate(sitting.windows) if first <= of < first + LONG]
        good = kind in ("right", "before") and place and step - of <= GRACE and now < sitting.ends
        try:
            actions.give_back(code, by=bob, now=now)
        except actions.DoesNotCount:
            assert not good
        else:
            assert good
            spans.add(place[0])
        if asks and now < sitting.ends:
            with pytest.raises(actions.NotYet):
                actions.ask_for_proof(sitting.pk, by=bob, now=now)
    if len(spans) >= NEEDED:
        assert actions.ask_for_proof(sitting.pk, by=bob, now=sitting.ends).minutes == 60
    else:
        with pytest.raises(actions.NotYet):
            actions.ask_for_proof(sitting.pk, by=bob, now=sitting.ends)
        assert not Certificate.objects.exists()
