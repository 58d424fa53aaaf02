"""The one person whom nobody here fits, and whom to look for. For the desk."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Case, F, Q, QuerySet, Value, When

from porch.bonds.models import LeftOut, Mode, Proposal, Round
from porch.bonds.queries.asked import asked_in_words, need_in_words
from porch.bonds.queries.pool import pairable
from porch.bonds.rules.lifecycles import OPEN
from porch.bonds.rules.need import needs_of
from porch.bonds.rules.parts import MENTORS
from porch.bonds.rules.waiting import whole_days
from porch.people.models import Member, Role

ASKS = {Mode.PEERS.value: "wants_peer", Mode.MENTORS.value: "wants_mentor"}


@dataclass(frozen=True)
class Lacking:
    """Who waits with nobody suggested, for whom and for how many days; ``need`` is whom to look for, in words."""

    member: Member
    mode: str
    days: int
    need: str


def lacking(viewer: Member, now: datetime) -> Lacking | None:
    """Of those the latest rounds left out, the one to look for someone new for; None when nobody is.

    Whom nothing but someone new would help comes first, then who has waited longest.
    """
    if not viewer.holds(Role.Name.COORDINATOR):
        return None
    found = [row for mode in Mode.values if (row := _left_out(mode).first())]
    row = min(found, key=_place, default=None)
    if row is None:
        return None
    lived, mode = row.member.lived, row.round.mode
    asked = {
        "genders": lived.accepts_genders or (),
        "ages": lived.accepts_ages or (),
        "languages": lived.languages,
        "hours": lived.hours,
    }
    needs = needs_of([(row.because, asked)])
    need = need_in_words(needs[0], mode) if needs else ", ".join(asked_in_words(lived))
    return Lacking(row.member, mode, whole_days(lived.waiting_since or now, now), need)


def _left_out(mode: str) -> QuerySet[LeftOut]:
    """Whom the latest round of a kind left out, who still waits, and for whom nothing is under way."""
    latest = Round.objects.filter(mode=mode, state="answered").order_by("-opened_at").values("pk")[:1]
    offers = Proposal.objects.filter(mode=mode, state__in=OPEN)
    offered = Q(member__in=offers.values("second"))
    if mode != MENTORS:
        offered |= Q(member__in=offers.values("first"))
    waits = Q(**{f"member__lived__{ASKS[mode]}": True}, member__in=pairable())
    rows = LeftOut.objects.filter(waits, round__in=latest).exclude(offered)
    only_new = Case(When(would_help=[], then=Value(0)), default=Value(1))
    since = F("member__lived__waiting_since").asc(nulls_last=True)
    return rows.select_related("member__lived", "round").order_by(only_new, since, "pk")


def _place(row: LeftOut) -> tuple[bool, bool, float]:
    since = row.member.lived.waiting_since
    return bool(row.would_help), since is None, since.timestamp() if since else 0.0
