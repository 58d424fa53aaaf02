"""Whoever did not say yes changes no byte of a report, whatever they told, whenever they took it back."""

import json
from datetime import timedelta

import pytest
from django.db import transaction
from django.test import Client
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from porch.days.models import Row, Thread
from porch.evidence.gathering import gather
from porch.evidence.rules.gathered import Kind
from porch.evidence.rules.report import made
from porch.people.actions import consent
from porch.people.models import Block, Grant, Member
from porch.programmes.models import Programme
from porch.record.models import Disclosure
from porch.scales.models import Sitting
from tests.evidence.conftest import BEGAN, CUT, DAY, NOON, Stays, says_yes, somebody, tells


def told(programme: Programme) -> str:
    """The whole report, also what would be hidden in it."""
    return json.dumps(made(gather(Kind.PROGRAMME, programme.pk, CUT, now=NOON)).as_json())


def live(member: Member) -> None:
    """Everything of theirs a report could count."""
    tells(member, BEGAN - DAY, "nyynny")
    sitting = Sitting(member=member, on=BEGAN, at=NOON - 99 * DAY, done_at=NOON - 99 * DAY)
    sitting.say({"sheet": "ten", "version": "1", "answers": {}, "sums": {"sum": 40}})
    sitting.save()
    thread = Thread(member=member, opened_at=NOON - 99 * DAY)
    thread.say({"what": "alcohol"})
    thread.save()
    row = Row(thread=thread, seq=1, at=NOON - 50 * DAY)
    row.write({"says": "used", "on": "2026-10-01", "day": "2026-10-01", "again": True})
    row.save()
    member.lived.age_band = "25-34"
    member.lived.save()


LIFE = st.lists(
    st.sampled_from(["give", "pause", "go on", "take back", "ends", "to bob", "other purpose"]), max_size=8
)


def walk(member: Member, bob: Member, life: list[str]) -> bool:
    """Live through it; whether their figures may be counted at the end."""
    may = False
    for step in life:
        grant = Grant.objects.filter(
            subject=member, to_part="reports", scope="for-reports", revoked_at=None
        ).first()
        if step == "give":
            says_yes(member)
            may = True
        elif step == "to bob":
            consent.give("for-reports", bob, by=member, now=NOON - DAY)
        elif step == "other purpose":
            consent.give("diary-summary", "reports", by=member, now=NOON - DAY)
        elif grant is None:
            continue
        elif step == "pause":
            consent.pause(grant.pk, by=member, now=NOON - DAY)
            may = False
        elif step == "go on":
            consent.go_on(grant.pk, by=member, now=NOON - DAY)
            may = grant.until > NOON
        elif step == "take back":
            consent.revoke(grant.pk, by=member, now=NOON - DAY)
            may = False
        elif step == "ends":
            Grant.objects.filter(pk=grant.pk).update(until=NOON - timedelta(hours=1))
            may = False
    return may


@example(life=["give", "pause"])
@example(life=["give", "pause", "go on"])
@example(life=["give", "take back"])
@example(life=["give", "ends"])
@example(life=["to bob", "other purpose"])
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(life=LIFE)
def test_a_diary_is_in_a_report_exactly_while_its_owner_lets_it_be(
    twenty: Programme, stays: Stays, bob: Member, life: list[str]
) -> None:
    with transaction.atomic():
        one = somebody("Wren")
        stays(one)
        may = walk(one, bob, life)
        silent = told(twenty)
        live(one)
        looks = Disclosure.objects.filter(subject_id=one.pk)
        before = looks.count()
        assert (told(twenty) != silent) == may
        assert (looks.count() > before) == may
        transaction.set_rollback(True)


@pytest.mark.parametrize("state", ["leaving", "gone"])
def test_whoever_is_leaving_or_closed_is_not_counted(twenty: Programme, stays: Stays, state: str) -> None:
    one = somebody("Wren")
    stays(one)
    says_yes(one)
    Member.objects.filter(pk=one.pk).update(
        **({"state": state} if state == "leaving" else {"is_active": False})
    )
    silent = told(twenty)
    live(one)
    assert told(twenty) == silent


def test_a_block_between_two_changes_nothing_of_it(twenty: Programme, stays: Stays, bob: Member) -> None:
    one = somebody("Wren")
    stays(one)
    says_yes(one)
    live(one)
    there = told(twenty)
    Block.objects.create(by=one, whom=bob, since=NOON)
    assert told(twenty) == there


def test_what_would_be_counted_stands_in_lines_where_somebody_says_yes(
    alice: Member, as_alice: Client, stays: Stays
) -> None:
    page = as_alice.get("/consent/reports/").text
    assert "That you are here, since 1 June 2026." in page
    assert "Your diary" not in page
    stays(alice)
    live(alice)
    page = as_alice.get("/consent/reports/").text
    for line in (
        "Your diary: 6 days on which you said whether you used, and how much where you said it.",
        "The sums of 1 questionnaire you filled in, not what you answered.",
        "Your stay in Harbour mornings: its days, how it ended, and the sessions you came to.",
        "Of what you told for being paired: 25-34, English.",
        "How often you told of a return to use (1) and asked for somebody at once (0).",
    ):
        assert line in page
    assert not Disclosure.objects.exists()
