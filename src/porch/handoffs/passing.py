"""What this room adds elsewhere: a scope at the gate, places to begin from, the clock, and what is kept of a person."""

from datetime import datetime, timedelta
from typing import Any

from django.utils.translation import gettext

from porch.bonds.registries import Link, people_links
from porch.handoffs import tasks
from porch.handoffs.actions import passing_time
from porch.handoffs.models import Passage, Reader
from porch.handoffs.queries.doors import title_of
from porch.handoffs.queries.passages import lines_of
from porch.handoffs.rules.doors import SCOPE
from porch.kit import sealed
from porch.kit.sealed import SealedColumn
from porch.people.models import Member
from porch.people.registries import (
    Belonging,
    Items,
    Scope,
    belongings,
    on_block,
    on_consent,
    on_leaving,
    scopes,
)
from porch.people.rules.keys import of_member
from porch.ui.registries import Place, nav
from porch.wire.registries import Job, clockwork

_WORDS = (
    "What you wrote along when you went on to another door, and what you ticked to be said. Nothing else."
)


def register() -> None:
    sealed.columns.register(
        "what goes along to the next door",
        SealedColumn(
            *(Passage, "sealed_words"),
            about=lambda row: row.about_words,
            of=lambda row: of_member(row.member_id),
        ),
    )
    belongings.register("handoffs", belonging)
    items = Items("one hand-over of yours", _of, _preview)
    scopes.register(SCOPE, Scope(SCOPE, "hand-over letters", _WORDS, _nothing_of_all, items=items))
    on_consent.register("handoffs", passing_time.follow_consent)
    on_block.register("handoffs", passing_time.apart)
    on_leaving.register("handoffs", passing_time.leave)
    people_links.register(
        "handoffs", Link("From one door to the next", "handoffs:all", "door-open", 19, folded=True)
    )
    desk = frozenset({"coordinator", "evaluator"})
    nav.register(
        "desk-handoffs", Place("Hand-overs", "handoffs:desk", "door-open", 66, "desk-handoffs", desk)
    )
    clockwork.register("handoffs", Job("handoffs", timedelta(minutes=10), tasks.keep_time))


def _nothing_of_all(subject: Member, viewer: Member | None, now: datetime) -> list[str]:
    """It is given for one hand-over at a time."""
    return []


def _of(subject: Member, now: datetime) -> list[tuple[str, str]]:
    rows = Passage.objects.filter(member=subject).order_by("-sent_at", "pk")
    return [
        (str(row.pk), gettext("to %(where)s") % {"where": title_of(row.to_door, row.to_ref)}) for row in rows
    ]


def _preview(subject: Member, viewer: Member | None, now: datetime, code: str) -> list[str]:
    row = Passage.objects.filter(member=subject, pk=code, closed_at=None).first()
    if row is None:
        return []
    return [*([row.words] if row.words else []), *lines_of(subject, row.from_door, row.tells, viewer, now)]


def export(member: Member) -> dict[str, Any]:
    """Their own hand-overs, and those they introduced or received without what was written."""
    theirs = Reader.objects.filter(member=member).select_related("passage").order_by("passage__sent_at")
    return {
        "mine": [
            {
                "from": title_of(row.from_door, row.from_ref),
                "to": title_of(row.to_door, row.to_ref),
                "sent": row.sent_at.isoformat(),
                "words": row.words,
                "told": row.tells,
                "state": row.state,
                "i_said_we_met": row.said_by_member_on.isoformat() if row.said_by_member_on else None,
            }
            for row in Passage.objects.filter(member=member).order_by("sent_at", "pk")
        ],
        "others_asked_me": [
            {"part": row.part, "on": row.passage.sent_at.date().isoformat()} for row in theirs
        ],
    }


def erase(member: Member, now: datetime) -> None:
    """Their own go with all that hangs on them; where they received somebody, it stands without their name."""
    Passage.objects.filter(member=member).delete()
    Reader.objects.filter(member=member).delete()
    Passage.objects.filter(receiver=member).update(receiver=None)


belonging = Belonging(title="From one door to the next", models=(Passage, Reader), export=export, erase=erase)
