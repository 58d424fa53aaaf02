"""This room's share of a person: what they hold, and what they noted. Nothing of it says where they were."""

from datetime import datetime
from typing import Any

from porch.attendance.models import Certificate, GivenBack, Noted, Sitting
from porch.attendance.queries import certificates_of, noted_by
from porch.people.models import Member
from porch.people.registries import Belonging


def export(member: Member) -> dict[str, Any]:
    """Certificates the site stands for, apart from what they noted themselves; and codes that still wait."""
    waiting = GivenBack.objects.filter(member=member).select_related("sitting").order_by("pk")
    return {
        "proof_the_site_stands_for": [_certificate(row) for row in certificates_of(member)],
        "noted_by_myself_and_not_proof": [
            {"on": row.on.isoformat(), "words": row.words} for row in noted_by(member)
        ],
        "codes_i_gave_back": [
            {"meeting": row.sitting.title, "at": row.sitting.starts.isoformat(timespec="seconds")}
            for row in waiting
        ],
    }


def _certificate(row: Certificate) -> dict[str, Any]:
    taken = row.taken_at.isoformat(timespec="seconds") if row.taken_at else None
    return {"on": row.on.isoformat(), "minutes": row.minutes, "number": row.number, "put_on_paper": taken}


def erase(member: Member, now: datetime) -> None:
    """All of it goes. A sitting somebody else attends stays, without who opened it."""
    for model in (GivenBack, Certificate, Noted):
        model._default_manager.filter(member=member).delete()
    Sitting.objects.filter(opened_by=member).update(opened_by=None)


belonging = Belonging(
    title="Proof that I was there",
    models=(Sitting, GivenBack, Certificate, Noted),
    export=export,
    erase=erase,
)
