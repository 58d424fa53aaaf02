"""One small community with something of everything in it, for asking every address as everybody.

``SELF`` owns the things; everyone else stands to SELF as their name says. ``PARTS`` hold a part and do not know
SELF; ``STATES`` are accounts in a state of their own.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from uuid import uuid4

from django.db import connection
from django.test import Client

from porch.bonds.actions import accept, approve, end, look_at, suggest_meeting
from porch.bonds.actions.meetups import new_calendar_address
from porch.bonds.actions.proposing import Found, propose
from porch.bonds.models import Circle, CircleInvitation, Pair, Proposal
from porch.kit import vault
from porch.kit.clock import now as this_moment
from porch.meetings.actions import add
from porch.meetings.rules.told import Told
from porch.people import actions as people
from porch.people.actions.consent import give
from porch.people.actions.knocking import knock
from porch.people.models import LivedExperience, Member, Role, RoleRequest, Visit
from porch.safety import actions as safety
from porch.safety.actions.break_glass import ask_to_open, say_yes
from porch.safety.actions.gathering import open_case
from porch.safety.actions.measures import lock
from porch.safety.models import Case, Measure
from porch.talk import actions as talk
from porch.talk.models import HeldMessage
from porch.wire.models import Phone
from tests.conftest import person

NOBODY, SELF = "anonymous", "self"
RELATIONS = ("pair", "group", "ex-pair", "blocked", "stranger")
PARTS = (
    *("mentor", "facilitator", "house-manager", "family"),
    *("coordinator", "moderator", "evaluator", "operator"),
)
KIN = "kin"  # here for somebody else only
STATES = ("waiting", "paused", "leaving", "locked", "suspended")
EVERYONE = (NOBODY, SELF, *RELATIONS, *PARTS, KIN, *STATES)
# "paused" and "suspended" are still here, for a recovery of their own; who waits, leaves or is locked out meets nobody
HERE = (SELF, *RELATIONS, *PARTS, "paused", "suspended")

FOUND = Found(410, {"availability": 220}, ["availability"], ["You are both free on weekday evenings."])
HOURS = [f"{day}-{hour}" for day in ("mon", "tue", "wed", "thu") for hour in (18, 19, 20)]


@dataclass
class Inhabitants:
    people: dict[str, Member] = field(default_factory=dict)
    browsers: dict[str, Client] = field(default_factory=dict)
    things: dict[str, str] = field(default_factory=dict)


def move_in(*rooms: Callable[[Inhabitants, datetime], None]) -> Inhabitants:
    """Everyone, everything SELF owns (``rooms`` add theirs), browsers in which the password was just given."""
    assert connection.introspection.table_names(), "run the whole file: its first test asks for a database"
    there, now = Inhabitants(), this_moment()
    for name in EVERYONE[1:]:
        there.people[name] = _someone(name)
    for name in ("other moderator", "other coordinator", "candidate", "bystander", "limited"):
        there.people[name] = _someone(name, *([name.split()[1]] if name.startswith("other") else []))
    _bonds(there, now)
    _groups(there, now)
    _desk(there, now)
    _staff(there, now)
    for settle in rooms:
        before = dict(there.things)
        settle(there, now)
        taken = [name for name, thing in before.items() if there.things[name] != thing]
        assert not taken, f"two rooms have something called {taken}: one of them needs another name"
    _states(there, now)
    for name in EVERYONE:
        there.browsers[name] = browser(there.people.get(name))
    here = list(Visit.objects.values_list("pk", flat=True))
    Client().force_login(there.people[SELF])  # at home, where SELF is not now
    there.things["visit"] = str(Visit.objects.exclude(pk__in=here).get().pk)
    return there


def browser(member: Member | None) -> Client:
    client = Client()
    if member is not None:
        client.force_login(member)
        client.post("/settings/sign-in/again/", {"password": f"{member.handle.lower()} lamp kettle"})
    return client


def _someone(name: str, *roles: str) -> Member:
    made = person(f"The {name.title()}", *roles, *([name] if name in PARTS else []))
    made.is_demo = True
    made.save(update_fields=["is_demo"])
    told = {"hours": HOURS, "life_stage": ["working"], "may_share": ["life_stage"], "capacity": 2}
    LivedExperience.objects.filter(member=made).update(**told)
    return made


def _paired(first: Member, second: Member, by: Member, now: datetime) -> Pair:
    offer = propose("mentors", first, second, FOUND, source="round", now=now)
    approve(offer, by=by, now=now)
    accept(offer, by=first, now=now)
    made = accept(Proposal.objects.get(pk=offer.pk), by=second, now=now)
    assert made is not None
    return made


def _bonds(there: Inhabitants, now: datetime) -> None:
    own, dee = there.people[SELF], there.people["other coordinator"]
    for mentor in ("pair", "ex-pair", "candidate"):
        Role.objects.create(member=there.people[mentor], role="mentor", since=now)
        there.people[mentor].forget_roles()
    wishes = LivedExperience.objects.filter(member__in=[own, there.people["bystander"]])
    wishes.update(wants_mentor=True, waiting_since=now - timedelta(days=3))
    was = _paired(there.people["ex-pair"], own, dee, now - timedelta(days=9))
    end(was, by=own, now=now - timedelta(days=8), look_again=True)
    wishes.update(wants_mentor=True, waiting_since=now - timedelta(days=3))
    pair = _paired(there.people["pair"], own, dee, now)
    assert pair.conversation is not None
    said = talk.say(pair.conversation, "the kettle is on", by=own, client_id=uuid4(), now=now)
    wishes.update(wants_peer=True, waiting_since=now - timedelta(days=3))
    offer = propose("peers", own, there.people["group"], FOUND, source="round", now=now)
    approve(offer, by=dee, now=now)
    waiting = propose(
        "mentors", there.people["candidate"], there.people["bystander"], FOUND, source="round", now=now
    )
    there.things |= {
        "pair": str(pair.pk),
        "conversation": str(pair.conversation_id),
        "said": str(said.seq),
        "offer": str(offer.pk),
        "waiting offer": str(waiting.pk),
        "meetup": str(
            suggest_meeting(pair, now + timedelta(days=2), by=there.people["pair"], now=now, kind="call").pk
        ),
        "look": str(
            look_at(there.people["bystander"], "mentors", by=there.people["coordinator"], now=now).pk
        ),
        "token": new_calendar_address(own, now=now),
        "grant": str(give("hours", there.people["pair"], by=own, now=now).pk),
        "bystander": str(there.people["bystander"].pk),
        "pair mate": str(there.people["pair"].pk),
        "blocked": str(there.people["blocked"].pk),
    }
    people.block(there.people["blocked"], by=own, now=now)


def _groups(there: Inhabitants, now: datetime) -> None:
    own = [there.people[name] for name in (SELF, "group", "bystander")]
    group = talk.open_between(own, kind="group", now=now)
    talk.say(group, "hello all", by=own[0], client_id=uuid4(), now=now)
    circle = Circle.objects.create(
        invited_by=there.people["other coordinator"], invited_at=now, due_at=now + timedelta(days=3)
    )
    made = [CircleInvitation.objects.create(circle=circle, member=one) for one in own]
    held = HeldMessage(
        conversation_id=there.things["conversation"], author=own[0], client_id=uuid4(), why="contact", at=now
    )
    held.seal(body="call me", note="")
    held.save(force_insert=True)
    there.things |= {
        "group": str(group.pk),
        "circle invitation": str(made[0].pk),
        "circle": str(circle.pk),
        "held": str(held.pk),
    }


def _case(about: Member, by: Member, now: datetime) -> Case:
    made = open_case("other", about=about, words="noticed", now=now)
    safety.take(made, by=by, now=now)
    return made


def _measured(kind: str, about: Member, by: Member, now: datetime, days: int | None = None) -> Measure:
    return safety.act(_case(about, by, now), kind, rule=1, by=by, now=now, days=days)


def _desk(there: Inhabitants, now: datetime) -> None:
    own, max_, mod = there.people[SELF], there.people["other moderator"], there.people["moderator"]
    told = safety.report(
        "conversation",
        there.things["conversation"],
        category="other",
        by=own,
        now=now,
        words="it scared me",
        with_evidence=True,
    )
    assert told.case is not None
    safety.take(told.case, by=mod, now=now)
    warned = _measured("warn", own, mod, now)
    limited = _measured("limit", there.people["limited"], max_, now, days=7)
    asked = safety.act(limited.case, "ban", rule=1, by=max_, now=now)
    _measured("suspend", there.people["suspended"], max_, now, days=7)
    shift = safety.begin_shift(mod, day=0, since=time(9), until=time(12), now=now)
    glass = ask_to_open("contact", own.handle, "They wrote of harm to themselves.", by=mod, now=now)
    say_yes(glass, by=max_, now=now)
    asked_glass = ask_to_open("contact", own.handle, "They wrote of harm to themselves.", by=max_, now=now)
    phone = Phone(member=own, digest="d", made_at=now)
    phone.sealed_box = vault.seal("{}", about=phone.about_box)
    phone.save(force_insert=True)
    there.things |= {
        "asked glass": str(asked_glass.pk),
        "phone": str(phone.pk),
        "candidate": str(there.people["candidate"].pk),
        "report": str(told.pk),
        "case": str(told.case.pk),
        "measure": str(warned.pk),
        "appeal": str(safety.appeal(limited, "it was a joke", by=there.people["limited"], now=now).pk),
        "second": str(asked.pk),
        "shift": str(shift.pk),
        "glass": str(glass.pk),
    }


def _staff(there: Inhabitants, now: datetime) -> None:
    dee = there.people["other coordinator"]
    batch = uuid4()
    people.invite(by=there.people["coordinator"], now=now, batch=batch)
    asked = RoleRequest.objects.create(
        member=there.people["bystander"], role="moderator", asked_by=dee, asked_at=now
    )
    mine = RoleRequest.objects.create(
        member=there.people["candidate"], role="moderator", asked_by=there.people["coordinator"], asked_at=now
    )
    people.agree_way_back(there.people["bystander"], phrase=None, in_person=True, now=now)
    way_back, _ = people.make_way_back(
        there.people["bystander"].handle, None, by=there.people["coordinator"], now=now
    )
    walk = Told("Sunday walk", 0, time(10), 90, "Europe/London", location="Park gates", open_to="open")
    there.things |= {
        "batch": str(batch),
        "request": str(asked.pk),
        "my request": str(mine.pk),
        "held part": str(Role.objects.get(member=there.people["mentor"], role="mentor").pk),
        "way back": str(way_back.pk),
        "meeting": str(add(walk, by=dee, now=now).pk),
    }


def _states(there: Inhabitants, now: datetime) -> None:
    people.say_here_for(there.people[KIN], "someone", now=now)
    people.pause(there.people["paused"], until=None, now=now)
    people.leave(there.people["leaving"], by=there.people["leaving"], now=now)
    waits = there.people["waiting"]
    waits.state = Member.State.WAITING
    waits.save()
    knock(waits, now=now)
    lock(there.people["locked"], now)
    there.things |= {
        "knocking": str(waits.pk),
        "stranger": str(there.people["stranger"].pk),
        "self": str(there.people[SELF].pk),
    }
