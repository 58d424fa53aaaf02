"""Something small together, and people one keeps, as the safety desk can be told of them."""

from uuid import UUID

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext

from porch.company.models import Activity, Coming, Tie
from porch.company.queries import Seen, activity_for
from porch.company.queries.ties import ties_of
from porch.kit.clock import now
from porch.people.models import Member
from porch.safety.registries import Reportable, conflicts, reportables


def register() -> None:
    reportables.register(
        "activity",
        Reportable(label, whom, words, back, along="Send its words along", can_be_hidden=True),
    )
    reportables.register("kept", Reportable(label_of_kept, whom_kept, nothing_along, back_to_kept))
    conflicts.register("company", keeps)


def keeps(member: Member) -> set[UUID]:
    """Whom they keep, or meet for something small that is still to come."""
    both = Tie.objects.filter(Q(first=member) | Q(second=member), both_since__isnull=False)
    mine = Coming.objects.filter(member=member, state="in", activity__state__in=("open", "closed"))
    there = Coming.objects.filter(activity__in=mine.values("activity"), state="in")
    kept = {pk for row in both.values_list("first", "second") for pk in row}
    return (kept | set(there.values_list("member", flat=True))) - {member.pk}


def _seen(ident: str, viewer: Member) -> Seen | None:
    try:
        return activity_for(viewer, UUID(ident), now())
    except ValueError:
        return None


def label(ident: str, viewer: Member) -> str | None:
    seen = _seen(ident, viewer)
    return gettext("“%(what)s”, as it is proposed") % {"what": seen.activity.what.title} if seen else None


def whom(ident: str, viewer: Member) -> Member | None:
    seen = _seen(ident, viewer)
    return seen.activity.proposed_by if seen else None


def words(ident: str, viewer: Member) -> str:
    """What it says to this viewer: the exact place only where they may read it."""
    seen = _seen(ident, viewer)
    if seen is None:
        return ""
    activity: Activity = seen.activity
    said = (activity.what.title, activity.words, activity.area, seen.place)
    return "\n".join(line for line in said if line)


def back(ident: str) -> str:
    return reverse("company:activity", args=[ident])


def whom_kept(ident: str, viewer: Member) -> Member | None:
    """The other of the viewer's tie with this id, once both had said yes."""
    try:
        found = ties_of(viewer).filter(pk=UUID(ident), both_since__isnull=False).first()
    except ValueError:
        return None
    return found.other_than(viewer) if found else None


def label_of_kept(ident: str, viewer: Member) -> str | None:
    other = whom_kept(ident, viewer)
    return gettext("%(name)s, as a person") % {"name": other.handle} if other else None


def nothing_along(ident: str, viewer: Member) -> str:
    """A person is not their messages: nothing goes along."""
    return ""


def back_to_kept(ident: str) -> str:
    return reverse("company:keep")
