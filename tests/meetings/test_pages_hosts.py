"""Who holds a meeting: its group is named to those who may know of the group, and to nobody else."""

from datetime import datetime

import pytest
from django.test import Client

from porch.groups import actions as groups
from porch.groups.actions.belonging import let_belong
from porch.groups.models import Group
from porch.groups.rules.founding import Told
from porch.people.models import Member
from tests.meetings.listed import put

pytestmark = pytest.mark.django_db
LINK = '<a href="/groups/morning-tea/">Morning tea</a>'


def made(joining: str, alice: Member, dee: Member, erin: Member, now: datetime) -> Group:
    group = groups.ask_for_group(Told("Morning tea", settings={"joining": joining}), by=alice, now=now)
    groups.answer_yes(group, by=dee, now=now)
    let_belong(group, erin, now)
    put(group=group)
    return group


def test_a_group_anyone_may_find_is_named_to_members_and_not_to_visitors(
    client: Client, as_frank: Client, alice: Member, dee: Member, erin: Member, now: datetime
) -> None:
    made("anyone", alice, dee, erin, now)
    assert LINK in as_frank.get("/meetings/mill-lane/").text
    assert "Morning tea" not in client.get("/meetings/mill-lane/").text


def test_a_group_one_is_invited_to_is_named_to_its_own_people_alone(
    as_erin: Client, as_frank: Client, alice: Member, dee: Member, erin: Member, now: datetime
) -> None:
    made("invitation", alice, dee, erin, now)
    assert LINK in as_erin.get("/meetings/mill-lane/").text
    assert "Morning tea" not in as_frank.get("/meetings/mill-lane/").text
