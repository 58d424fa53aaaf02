"""What stands on Today of what comes after a stay: at most one question, which nobody has to answer."""

from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext

from porch.people.models import Member
from porch.programmes.models import Aftercare, Episode, HandOver
from porch.programmes.queries import aftercare, following, handing
from porch.programmes.queries.handing import Together
from porch.ui.next_thing import NextThing, Pull
from porch.wire.queries import is_hushed


def asked(member: Member, now: datetime) -> NextThing | None:
    """Somebody asks them to walk on."""
    found = handing.to_answer(member)[:1]
    if not found or member.is_left_in_peace:
        return None
    return NextThing(
        Pull.WAITS,
        gettext("Somebody asks you something small"),
        reverse("programmes:asked", args=[found[0].pk]),
        gettext("Read what it is"),
    )


def question_card(member: Member, now: datetime) -> dict[str, Any] | None:
    """Whether the two have met; a question after months; who could walk on; a word of this week: the first there is."""
    if member.is_left_in_peace or is_hushed(member, now):
        return None
    if met := handing.to_say(member, now):
        return _met(met[0], member)
    if rows := following.to_answer(member, now):
        return {
            "title": gettext("You said we may ask"),
            "says": gettext("Three short questions, for about two minutes."),
            "path": reverse("programmes:question", args=[rows[0].pk]),
            "does": gettext("See them"),
            "skip": reverse("programmes:question-skip", args=[rows[0].pk]),
        }
    if stay := handing.to_choose(member, now):
        return {
            "title": gettext("When the programme is over"),
            "says": gettext("Would you like somebody to walk on with you?"),
            "path": reverse("programmes:after-ask", args=[stay.pk]),
            "does": gettext("Choose somebody"),
            "skip": reverse("programmes:after-not-now", args=[stay.pk]),
        }
    weeks = [one for one in aftercare.this_week(member, now) if not one.said]
    if not weeks:
        return None
    name = {"name": weeks[0].other.handle}
    return {
        "title": gettext("A word a week"),
        "says": gettext("A word with %(name)s this week? A line is enough.") % name,
        "path": reverse("programmes:walking-on"),
        "does": gettext("Open"),
    }


def _met(one: Together, member: Member) -> dict[str, Any]:
    mine = one.row.episode.member_id == member.pk
    where = ("programmes:after", one.row.episode_id) if mine else ("programmes:asked", one.row.pk)
    return {
        "title": gettext("You and %(name)s") % {"name": one.other.handle},
        "says": gettext("If you have met, you can say so."),
        "path": reverse(where[0], args=[where[1]]),
        "does": gettext("Open"),
    }


def has_something(member: Member) -> bool:
    """Whether there is anything for them under Walking on."""
    return (
        Episode.objects.filter(member=member).exists()
        or HandOver.objects.filter(peer=member).exists()
        or Aftercare.objects.filter(peer=member).exists()
    )
