"""What is fair in a house, as one person's share: what they read on their pages, and what goes when they do."""

from datetime import datetime
from typing import Any

from porch.houses.models import Grievance, Incident, IncidentWords, Leaving, SelfCheck, Walk
from porch.people.models import Member
from porch.people.registries import Belonging


def export(member: Member) -> dict[str, Any]:
    """What they can see on their own pages."""
    leavings = Leaving.objects.filter(stay__member=member).select_related("stay__house").order_by("opened_at")
    objections = Grievance.objects.filter(by=member).select_related("house").order_by("at")
    incidents = Incident.objects.filter(about__member=member).select_related("house").order_by("at")
    return {
        "after_a_return_to_use": [_leaving(one) for one in leavings],
        "objected": [_objection(one) for one in objections],
        "written_about_me": [_incident(one) for one in incidents],
    }


def _leaving(one: Leaving) -> dict[str, Any]:
    return {
        "house": one.stay.house.name,
        "told": one.opened_at.isoformat(),
        "safe": one.safe,
        "tonight": one.tonight,
        "decided": one.decided if one.decided_at else "",
        "decided_at": one.decided_at.isoformat() if one.decided_at else None,
        "reasons": one.reasons,
        "leaves_on": one.leaves_on.isoformat() if one.leaves_on else None,
        "bed_held_until": one.hold_until.isoformat() if one.hold_until else None,
        "refund_cents": one.refund_cents,
        "refund_lines": one.refund_because.get("lines", []),
        "may_ask_again_from": one.readmission_on.isoformat() if one.readmission_on else None,
        "state": one.state,
    }


def _objection(one: Grievance) -> dict[str, Any]:
    return {
        "house": one.house.name,
        "at": one.at.isoformat(),
        "words": one.words,
        "about": list(one.named.order_by("handle").values_list("handle", flat=True)),
        "state": one.state,
        "outcome": one.outcome,
        "answer": one.answer,
        "follows": one.follows,
    }


def _incident(one: Incident) -> dict[str, Any]:
    return {
        "house": one.house.name,
        "at": one.at.isoformat(),
        "kind": one.kind,
        "words": one.words,
        "corrects_another": one.corrects_id is not None,
        "my_words": [said.words for said in one.said.order_by("at")],
    }


def erase(member: Member, now: datetime) -> None:
    """What is about them goes with them; what they did for others stays without their name."""
    for row in Incident.objects.filter(about__member=member).order_by("-written_at", "-pk"):
        row.delete()  # the newest first: a correction holds what it corrects
    Leaving.objects.filter(stay__member=member).delete()
    Grievance.objects.filter(by=member).delete()
    for name in ("named", "had"):
        getattr(Grievance, name).through.objects.filter(member=member).delete()
    for model, columns in _DONE_FOR_OTHERS.items():
        for column in columns:
            model._default_manager.filter(**{column: member}).update(**{column: None})


_DONE_FOR_OTHERS = {
    Leaving: ("opened_by", "safe_by", "tonight_by", "proposed_by", "decided_by"),
    Grievance: ("to", "answered_by"),
    Incident: ("by",),
    IncidentWords: ("by",),
    Walk: ("by",),
    SelfCheck: ("by",),
}

belonging = Belonging(
    title="What is fair in a house",
    models=(Grievance, Incident, IncidentWords, Leaving, SelfCheck, Walk),
    export=export,
    erase=erase,
)
