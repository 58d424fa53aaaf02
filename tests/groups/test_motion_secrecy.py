"""Nothing that is stored leads from a person to what they voted in secret."""

import json
from collections.abc import Mapping
from datetime import datetime
from itertools import permutations

import pytest
from django.apps import apps
from django.db import connection, models, transaction

from porch.groups.actions.motions_voting import call, vote
from porch.groups.models import Box, Hand, Motion, Voter
from porch.people.models import Member
from porch.record.models import Entry
from porch.wire.models import Notice
from tests.groups.deciding import DAY, a_group, after, put_text, say

pytestmark = pytest.mark.django_db

OURS = (Motion, Voter, Box, Hand, Entry, Notice)


@pytest.fixture
def cast(alice: Member, bob: Member, erin: Member) -> list[Member]:
    return [alice, bob, erin]


@pytest.fixture
def motion(cast: list[Member], now: datetime) -> Motion:
    made = put_text(a_group(now, cast, settings={"decide-quorum": "any"}), cast[0], now)
    after(made, 7, now)
    return made


def everything() -> dict[str, list[object]]:
    """Every table a vote could leave a trace in, row by row in the order the rows lie in the file; a box opened."""
    found: dict[str, list[object]] = {}
    for model in OURS:
        table = model._meta.db_table
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT rowid, * FROM {table} ORDER BY rowid")
            names = [column[0] for column in cursor.description]
            rows = [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
        found[table] = [
            {name: value for name, value in row.items() if name != "sealed_numbers"} for row in rows
        ]
    found["in the boxes"] = [box.numbers for box in Box.objects.all()]
    found["as long as"] = [len(box.sealed_numbers) for box in Box.objects.all()]
    return found


def after_votes(motion: Motion, said: Mapping[Member, str], now: datetime) -> dict[str, list[object]]:
    """What stands in every table after these people voted in this order, each a minute after the other."""
    with transaction.atomic():
        for place, (member, what) in enumerate(said.items()):
            vote(motion, [what], by=member, now=now + 8 * DAY + place * DAY / 1440)
        told = everything()
        transaction.set_rollback(True)
    return told


def test_swap_what_two_people_voted_and_every_table_reads_the_same(
    motion: Motion, cast: list[Member], now: datetime
) -> None:
    alice, bob, erin = cast
    one = after_votes(motion, {alice: "yes", bob: "no", erin: "abstain"}, now)
    other = after_votes(motion, {alice: "no", bob: "abstain", erin: "yes"}, now)
    assert one == other
    assert one != after_votes(motion, {alice: "yes", bob: "yes", erin: "abstain"}, now)


def test_in_whatever_order_people_vote_every_table_reads_the_same(
    motion: Motion, cast: list[Member], now: datetime
) -> None:
    said = dict(zip(cast, ("yes", "no", "yes"), strict=True))
    told = [after_votes(motion, {who: said[who] for who in order}, now) for order in permutations(cast)]
    assert all(one == told[0] for one in told)


def test_a_vote_adds_no_row_anywhere(motion: Motion, cast: list[Member], now: datetime) -> None:
    def rows() -> dict[str, int]:
        return {model._meta.label: model._base_manager.count() for model in apps.get_models()}

    before = rows()
    vote(motion, ["yes"], by=cast[0], now=now + 8 * DAY)
    assert rows() == before


def test_the_box_is_shut_to_whoever_has_a_copy_of_the_table_alone(
    motion: Motion, cast: list[Member], now: datetime
) -> None:
    empty = bytes(Box.objects.get().sealed_numbers)
    say(motion, now + 8 * DAY, yes=cast)
    full = bytes(Box.objects.get().sealed_numbers)
    assert len(empty) == len(full)
    assert b"yes" not in full
    with pytest.raises(UnicodeDecodeError):
        json.loads(full)


def test_no_ballot_table_names_a_person_and_no_roll_names_an_answer() -> None:
    def links(model: type[models.Model]) -> set[str]:
        return {field.name for field in model._meta.get_fields() if field.is_relation}

    assert links(Box) == {"motion"}
    assert {field.name for field in Voter._meta.get_fields()} == {"id", "motion", "member", "has_voted"}
    times = [
        field.name for model in (Box, Voter) for field in model._meta.fields if "Date" in type(field).__name__
    ]
    assert times == []


def test_the_roll_lies_in_no_order_of_its_own(
    cast: list[Member], now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    motion = put_text(a_group(now, cast), cast[0], now)
    shuffled: list[list[object]] = []

    class Turned:
        def shuffle(self, members: list[object]) -> None:
            members.reverse()
            shuffled.append(list(members))

    monkeypatch.setattr("porch.groups.actions.motions_voting.secrets.SystemRandom", Turned)
    call(motion, now=now)
    with connection.cursor() as cursor:
        cursor.execute("SELECT member_id FROM groups_voter ORDER BY rowid")
        lie = [row[0] for row in cursor.fetchall()]
    assert [str(pk).replace("-", "") for pk in lie] == [member.pk.hex for member in shuffled[0]]  # type: ignore[attr-defined]


def test_a_secret_vote_raises_no_hand(motion: Motion, cast: list[Member], now: datetime) -> None:
    say(motion, now + 8 * DAY, yes=cast)
    assert not Hand.objects.exists()
    assert not Entry.objects.filter(actor_id__in=[cast[1].pk, cast[2].pk]).exists()
