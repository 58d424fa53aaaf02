"""What this room shows on Today and beside a conversation."""

from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext

from porch.asks.queries import mine
from porch.asks.words import FOR_HELPERS
from porch.kit.clock import now as this_moment
from porch.people.models import Member
from porch.talk.models import Conversation
from porch.talk.registries import SideLight
from porch.ui.next_thing import NextThing, Pull
from porch.wire.queries import is_hushed


def could_come(member: Member, now: datetime) -> NextThing | None:
    """For a helper: the one question that is put to them."""
    alert = mine.open_alert_of(member)
    if alert is None:
        return None
    return NextThing(
        Pull.NOW,
        gettext("Could you come?"),
        reverse("asks:asked", args=[alert.pk]),
        gettext("See"),
        says=str(FOR_HELPERS[alert.ask.kind]),
        about=gettext("what is asked"),
        at=alert.asked_at,
        not_now=reverse("asks:asked-not-now", args=[alert.pk]),
    )


def my_ask_card(member: Member, now: datetime) -> dict[str, Any] | None:
    """What I asked for and still wait for, or whoever has come."""
    found = mine.open_asks_of(member)[:1]
    return {"ask": found[0], "wants_primary": True} if found else None


def after_card(member: Member, now: datetime) -> dict[str, Any] | None:
    """The one question afterwards, until it is answered or skipped."""
    ask = mine.question_for(member)
    return {"ask": ask} if ask and not is_hushed(member, now) else None


def sidelight(conversation: Conversation, viewer: Member) -> SideLight | None:
    """Beside a conversation that an ask opened: that either can say they are done."""
    found = mine.asks_of(viewer).filter(conversation=conversation, state="with-someone").first()
    if found is None:
        return None
    came = found.helper_id == viewer.pk
    return SideLight("asks/_sidelight.html", {"ask": found, "came": came, "at": this_moment()})
