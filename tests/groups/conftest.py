"""Groups as they begin: asked for by somebody, opened by a coordinator; and ways in without asking."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client

from porch.groups import actions
from porch.groups.actions.belonging import let_belong
from porch.groups.models import Group, Position
from porch.groups.rules.founding import Told
from porch.people.models import Member
from tests.conftest import signed_in

type Begin = Callable[..., Group]


@pytest.fixture
def dee(dee: Member) -> Member:
    """Dee has an authenticator: the desk asks staff for a second factor."""
    Authenticator.objects.create(user=dee, type=Authenticator.Type.TOTP, data={"secret": "unused"})
    return dee


@pytest.fixture
def begin(dee: Member, now: datetime) -> Begin:
    """A group somebody asked for and Dee opened a day ago: ``begin(alice, joining="anyone")``."""

    def opened(by: Member, name: str = "Morning tea", **settings: str) -> Group:
        at = now - timedelta(days=1)
        chosen = {code.replace("_", "-"): value for code, value in settings.items()}
        group = actions.ask_for_group(Told(name, settings=chosen), by=by, now=at)
        actions.answer_yes(group, by=dee, now=at)
        return group

    return opened


@pytest.fixture
def group(begin: Begin, alice: Member) -> Group:
    """Alice's: she is its secretary, and whoever would like to join asks."""
    return begin(alice)


@pytest.fixture
def secretary(group: Group) -> Position:
    return Position.objects.get(group=group, code="secretary")


@pytest.fixture
def belong(now: datetime) -> Callable[..., None]:
    def bring(group: Group, *members: Member) -> None:
        for member in members:
            let_belong(group, member, now)

    return bring


def page(member: Member, path: str, **query: Any) -> str:
    answer = signed_in(member).get(path, query)
    assert answer.status_code == 200, (path, answer.status_code)
    return answer.text


def post(member: Member | Client, path: str, **said: Any) -> Any:
    client = member if isinstance(member, Client) else signed_in(member)
    return client.post(path, said)
