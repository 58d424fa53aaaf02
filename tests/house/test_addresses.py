"""Every address: looking changes nothing, and what changes something is a POST that refuses a GET.

Asked of each address as several people of the demo, with real objects in its place-holders. A new address with a
place-holder nobody named here fails the test until someone says what to put there.
"""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.apps import apps
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from pytest_django import Settings

from porch.asks.models import Ask
from porch.bonds.actions import look_at, suggest_meeting
from porch.bonds.models import Pair, Proposal
from porch.company.models import Gathering
from porch.meetings.models import Meeting, Source
from porch.people.models import Invitation, Member
from porch.safety.actions import report
from porch.safety.actions.break_glass import ask_to_open, say_yes
from porch.talk.models import Conversation, HeldMessage
from tests import town
from tests.conftest import person
from tests.house.only_posted import ONLY_POSTED

# a look is put on the record, and what was new is new no longer: that is all that looking may change
LOOKING_MAY_TOUCH = {
    "record.Entry",
    "record.Head",
    "record.Disclosure",
    "record.DisclosureHead",
    "wire.Notice",
    "talk.Membership",
    "safety.Report",
    "people.Visit",  # a line that is said once leaves the session with the page that says it
}
ASKED_AS = ("", "Quiet Heron", "Sam", "Dee", "Carol", "Olu")


def addresses(resolver: URLResolver | None = None, prefix: str = "") -> Iterator[str]:
    for pattern in (resolver or get_resolver()).url_patterns:
        route = prefix + str(pattern.pattern)
        if isinstance(pattern, URLPattern):
            yield route
        else:
            yield from addresses(pattern, route)


def everything() -> dict[str, list[tuple[Any, ...]]]:
    return {
        model._meta.label: list(model.objects.order_by("pk").values_list())
        for config in apps.get_app_configs()
        if config.name.startswith("porch.")
        for model in config.get_models()
        if model._meta.label not in LOOKING_MAY_TOUCH
    }


@pytest.fixture
def fill(transactional_db: None, now: datetime) -> Callable[[str], str]:
    """Puts something real into an address's place-holders."""
    town.settle(now)
    sam, dee = (Member.objects.get(handle=name) for name in ("Sam", "Dee"))
    pair = Pair.objects.filter(state="active", second=sam).get()
    conversation = Conversation.objects.filter(memberships__member=sam).first()
    assert conversation is not None
    waiting = Proposal.objects.filter(state="proposed", mode="mentors").first()
    open_offer = Proposal.objects.get(state="asked-second")
    assert waiting is not None
    look = look_at(waiting.second, "mentors", by=dee, now=now)
    meeting = suggest_meeting(pair, now + timedelta(days=2), by=sam, now=now, kind="call")
    told = report("conversation", str(conversation.pk), category="other", by=sam, now=now, words="x")
    asked = Ask.objects.get(kind="ride")
    pia = person("Pia", "moderator")
    opened = ask_to_open("contact", "Sam", "Sam wrote of harm to himself.", by=pia, now=now)
    say_yes(opened, by=dee, now=now)
    real = {
        "talk/<uuid:pk>": conversation.pk,
        "attended/": uuid4(),
        "settings/phone/<uuid:pk>": uuid4(),
        "family/goals/<uuid:pk>": uuid4(),
        "family/coaching/<uuid:pk>": uuid4(),
        "desk/family/coaches/<uuid:pk>": uuid4(),
        "people/offers/<uuid:pk>": open_offer.pk,
        "people/meet/<uuid:pk>": meeting.pk,
        "people/circles/<uuid:pk>": uuid4(),
        "desk/circles/look/<uuid:pk>": uuid4(),
        "desk/circles/<uuid:pk>": uuid4(),
        "people/work/<uuid:pk>": uuid4(),
        "people/helping/debrief/<uuid:pk>": uuid4(),
        "desk/helpers/talks/<uuid:pk>": uuid4(),
        "people/<uuid:pk>": pair.pk,
        "people/mentoring/words/<uuid:pk>": uuid4(),
        "desk/mentors/<uuid:pk>": pair.first_id,
        "people/ask/<uuid:pk>": asked.pk,
        "people/helping/asked/<uuid:pk>": uuid4(),
        "desk/asks/<uuid:pk>": asked.pk,
        "desk/meetings/lists/readings/<uuid:pk>": uuid4(),
        "desk/meetings/lists/<uuid:pk>": Source.objects.values_list("pk", flat=True)[0],
        "desk/pairing/offers/<uuid:pk>": waiting.pk,
        "desk/pairing/look/<uuid:pk>": look.pk,
        "desk/safety/<uuid:pk>": told.case_id,
        "desk/safety/held/<uuid:pk>": HeldMessage.objects.values_list("pk", flat=True)[0],
        "desk/safety/appeals/<uuid:pk>": uuid4(),
        "desk/safety/second/<uuid:pk>": uuid4(),
        "desk/safety/lift/<uuid:pk>": uuid4(),
        "standing/<uuid:pk>": uuid4(),
        "desk/meetings/<uuid:pk>": Meeting.objects.filter(source=None).order_by("pk")[0].pk,
        "reports/<uuid:pk>": told.pk,
        "desk/break-glass/<uuid:pk>": opened.pk,
        "consent/opened/<uuid:pk>": opened.pk,
        "people/together/<uuid:pk>": uuid4(),
        "people/keep/": uuid4(),
        "people/mine/<uuid:pk>": uuid4(),
        "commitments/": uuid4(),
        "programmes/": uuid4(),
        "houses/": uuid4(),
        "desk/grievances/": uuid4(),
        "walking-on/": uuid4(),
        **dict.fromkeys(
            ("handoffs/", "houses/", "family/", "windows/", "desk/houses/", "desk/family/"), uuid4()
        ),
        "sessions/": uuid4(),
        "asked-again/": uuid4(),
        "days/<uuid:pk>": uuid4(),
        "progress/": uuid4(),
        "milestones/": uuid4(),
        "gatherings/<uuid:pk>": Gathering.objects.order_by("pk")[0].pk,
        "desk/gatherings/<uuid:pk>": Gathering.objects.order_by("pk")[0].pk,
        "groups/<slug:slug>/": uuid4(),
        "rooms/<uuid:pk>": uuid4(),
        "stories/picture/": uuid4(),
        "desk/stories/<uuid:pk>": uuid4(),
        "said/<uuid:pk>": uuid4(),
        "desk/comments/<uuid:pk>": uuid4(),
        "desk/comments/questions/<uuid:pk>": uuid4(),
        "desk/groups/": uuid4(),
        "evidence/": uuid4(),
        "desk/evidence/": uuid4(),
        "desk/sites/": uuid4(),
    }
    words = {
        "<slug:kind>/<str:ident>": f"conversation/{conversation.pk}",
        "<str:day>": "2026-11-20",
        "<str:item>": "1.A.3",
        "<str:on>": "2026-11-22",
        "<slug:pack>": "walking-together",
        "<uuid:pair>": str(pair.pk),
        "<uuid:seat>": str(uuid4()),
        "<slug:field>": "growing",
        "<slug:exercise>": "a-week",
        "<slug:prompt>": "easy",
        "<slug:scenario>": "grief",
        "<slug:slug>": "substances",
        "<slug:role>": "coordinator",
        "<slug:answer>": "yes",
        "<slug:choice>": "both",
        "<slug:mode>": "mentors",
        "<uuid:member_id>": str(waiting.second_id),
        "<slug:token>": "not-a-token",
        "<str:letters>": "not-an-invitation",
        "<int:year>/<int:month>": "2026/11",
        "<str:code>": "mornings",
        "<str:name>": "Wren",
        "<str:data_format>": "json",
        "<str:link>": "not-a-link",
        "<uuid:batch>": str(Invitation.objects.values_list("batch", flat=True)[0]),
        "<uuid:way_back_id>": str(uuid4()),
        "<uuid:shown>": str(uuid4()),
        "<uuid:visit>": str(uuid4()),
        "<uuid:held_id>": str(uuid4()),
        "<uuid:report_id>": str(told.pk),
        "<uuid:grant_id>": str(uuid4()),
        "<slug:rule>": "reasons",
        "<slug:code>": "who-may-come",
        "<uuid:line>": str(uuid4()),
        "<uuid:screen>": str(uuid4()),
        "<int:request_id>": "1",
        "<int:number>": "1",
        "<uuid:plan>": str(uuid4()),
        "<int:pk>": "1",
        "<int:index>": "0",
        "<slug:step>": "names",
        "<slug:part>": "names",
        "<int:at>": "0",
    }

    def filled(route: str) -> str:
        for start, pk in real.items():
            if route.startswith(start):
                route = route.replace("<uuid:pk>", str(pk))
        for hole, value in words.items():
            route = route.replace(hole, value)
        assert "<" not in route, f"say in this test what to put into {route}"
        return f"/{route}"

    return filled


def test_looking_changes_nothing_and_what_changes_something_refuses_to_be_looked_at(
    fill: Callable[[str], str], settings: Settings
) -> None:
    settings.DEMO = True  # staff of the demo open their desks without a second factor
    before, only_posted = everything(), set[str]()
    for name in ASKED_AS:
        client = Client()
        if name:
            client.force_login(Member.objects.get(handle=name))
        for route in addresses():
            status = client.get(fill(route)).status_code
            assert status < 500, f"{route} as {name or 'a visitor'}: {status}"
            if name == "Dee" and status == 405:
                only_posted.add(route)
    assert everything() == before
    assert only_posted == ONLY_POSTED
