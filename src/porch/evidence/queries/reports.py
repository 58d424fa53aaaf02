"""Which reports somebody may read: staff all, a lead of a programme its own, a group its own, everybody public ones."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from porch.evidence.models import Report
from porch.evidence.rules.gathered import Kind
from porch.evidence.rules.made import LEAST
from porch.groups.models import Belonging, Group
from porch.groups.rules.lifecycles import THERE
from porch.people.models import Member, Role
from porch.programmes.models import Cohort, Programme, Worker

STAFF = (Role.Name.EVALUATOR, Role.Name.COORDINATOR)


def may_make(viewer: object) -> bool:
    """Whether this is somebody who makes reports, and reads how far they are."""
    return isinstance(viewer, Member) and viewer.is_here and viewer.holds(*STAFF)


def readable(viewer: object) -> QuerySet[Report]:
    """The reports ``viewer`` (a member, or nobody signed in) may read, newest first. Others are not there."""
    rows = Report.objects.order_by("-asked_at", "pk")
    if may_make(viewer):
        return rows
    seen = Q(public_at__isnull=False)
    if isinstance(viewer, Member) and viewer.is_here:
        seen |= Q(kind=Kind.GROUP, about__in=_groups_of(viewer))
        programmes = _led_by(viewer)
        cohorts = Cohort.objects.filter(programme__in=programmes).values_list("pk", flat=True)
        seen |= Q(kind=Kind.PROGRAMME, about__in=[*programmes, *cohorts])
    return rows.filter(seen, state=Report.State.DONE)


def _groups_of(viewer: Member) -> list[UUID]:
    return list(Belonging.objects.filter(member=viewer).values_list("group_id", flat=True))


def _led_by(viewer: Member) -> list[UUID]:
    leads = Worker.objects.filter(member=viewer, part=Worker.Part.LEAD, until=None)
    return list(leads.values_list("programme_id", flat=True))


@dataclass(frozen=True)
class Subject:
    """Something a report can be about: ``code`` as the form posts it, with the words of the list."""

    kind: Kind
    pk: UUID | None
    words: str

    @property
    def code(self) -> str:
        return f"{self.kind}:{self.pk or ''}"


def subjects() -> list[Subject]:
    """Everyone, each programme and its cohorts, each group: in the order of names."""
    found = [Subject(Kind.NETWORK, None, "")]
    cohorts: dict[UUID, list[Cohort]] = {}
    for cohort in Cohort.objects.order_by("starts_on", "name"):
        cohorts.setdefault(cohort.programme_id, []).append(cohort)
    for programme in Programme.objects.order_by("name", "pk"):
        found.append(Subject(Kind.PROGRAMME, programme.pk, programme.name))
        found += [
            Subject(Kind.PROGRAMME, one.pk, f"{programme.name}, {one.name}")
            for one in cohorts.get(programme.pk, [])
        ]
    groups = Group.objects.filter(state__in=THERE, is_household=False).order_by("name", "pk")
    return found + [Subject(Kind.GROUP, group.pk, group.name) for group in groups]


def earlier(kind: Kind, pk: UUID | None) -> list[dict[str, Any]]:
    """What was told before about the same people: of the same thing, and of the whole and the parts of a programme."""
    there = Report.objects.filter(kind=kind, state=Report.State.DONE)
    about = Q(about=None) if pk is None else Q(about__in=[pk, *whole_or_parts(kind, pk)])
    return list(there.filter(about).order_by("done_at", "pk").values_list("result", flat=True))


def whole_or_parts(kind: Kind, pk: UUID | None) -> list[UUID]:
    """The programme of a cohort; the cohorts of a programme; nothing else."""
    if kind is not Kind.PROGRAMME or pk is None:
        return []
    whole = Cohort.objects.filter(pk=pk).values_list("programme_id", flat=True)
    return list(whole) or list(Cohort.objects.filter(programme=pk).values_list("pk", flat=True))


def people_told_of() -> list[frozenset[UUID]]:
    """Who was counted in each report there is, whatever it is about, and who stood beside them. Of fewer than eleven
    nothing was told."""
    rows = Report.objects.filter(state=Report.State.DONE).order_by("done_at", "pk")
    return [people for row in rows.only("pk", "sealed_who") for people in row.who if len(people) >= LEAST]


def last_on(kind: Kind, pk: UUID | None) -> Report | None:
    """The newest report that is made on one thing."""
    rows = Report.objects.filter(kind=kind, about=pk, state=Report.State.DONE)
    return rows.order_by("-done_at", "pk").first()


def latest_public() -> Report | None:
    """The newest report that everybody may read."""
    return Report.objects.filter(public_at__isnull=False).order_by("-cut", "-public_at").first()
