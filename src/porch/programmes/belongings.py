"""This room's share of a person: their stays, and when they came."""

from datetime import datetime
from typing import Any

from porch.people.models import Member
from porch.people.registries import Belonging
from porch.programmes.models import (
    Correction,
    Episode,
    Invitation,
    Mark,
    Session,
    WorkAsked,
    Worker,
)


def export(member: Member) -> dict[str, Any]:
    """What they can see on their own pages."""
    return {
        "stays": [
            _stay(one) for one in Episode.objects.filter(member=member).select_related("cohort__programme")
        ],
        "asked_to_work_in": [
            one.programme.name for one in WorkAsked.objects.filter(member=member).select_related("programme")
        ],
        "works_in": [
            {"programme": one.programme.name, "part": one.part}
            for one in Worker.objects.filter(member=member, until=None).select_related("programme")
        ],
    }


def _stay(one: Episode) -> dict[str, Any]:
    marks = Mark.objects.filter(episode=one).select_related("session").order_by("session__starts_at")
    return {
        "programme": one.cohort.programme.name,
        "from": one.started_on.isoformat(),
        "to": one.ended_on.isoformat() if one.ended_on else None,
        "ended": one.ending,
        "put_right": [
            {
                "on": row.at.date().isoformat(),
                "what": row.what,
                "was": row.was,
                "became": row.became,
                "because": row.because,
            }
            for row in Correction.objects.filter(episode=one).order_by("at", "pk")
        ],
        "sessions": [{"at": mark.session.starts_at.isoformat(), "here": mark.here} for mark in marks],
    }


def erase(member: Member, now: datetime) -> None:
    """Their stays go with all that hangs on them; what they did for others stays without their name."""
    Episode.objects.filter(member=member).delete()
    Worker.objects.filter(member=member).delete()
    WorkAsked.objects.filter(member=member).delete()
    Episode.objects.filter(peer=member).update(peer=None)
    Session.objects.filter(led_by=member).update(led_by=None)
    Mark.objects.filter(by=member).update(by=None)
    Correction.objects.filter(by=member).update(by=None)
    Invitation.objects.filter(made_by=member).update(made_by=None)


belonging = Belonging(
    title="Programmes",
    models=(Episode, Correction, Mark, Session, Worker, WorkAsked, Invitation),
    export=export,
    erase=erase,
)
