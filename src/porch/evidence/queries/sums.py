"""Sites whose sums are taken in, what they sent last, and the report that our own sums come from."""

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from django.db.models import F, Q, QuerySet

from porch.attendance.queries import signing_keys
from porch.evidence.models import Received, Report, Site
from porch.evidence.rules.gathered import Kind
from porch.evidence.rules.sums import Sums, digits, of_report, public_key
from porch.programmes.models import Cohort

TOLD = (Kind.NETWORK, Kind.PROGRAMME)
"""What sums are told of: nothing about one group or one person."""
LOOKED_AT = 10
"""Reports that are fetched at once, to find one that has sums."""


@dataclass(frozen=True)
class Known:
    """A site, the digits of its key, and what it sent last."""

    site: Site
    digits: str
    last: Received | None


def sites() -> list[Known]:
    """Those trusted now first, then those that are over; by name."""
    rows = Site.objects.order_by("ended_at", "name", "pk")
    return [
        Known(row, digits(public_key(row.public_key)), _last(row))
        for row in sorted(rows, key=lambda one: one.ended_at is not None)
    ]


def trusted() -> QuerySet[Site]:
    return Site.objects.filter(ended_at=None)


def site_for(pk: UUID) -> Site | None:
    return trusted().filter(pk=pk).first()


def _last(site: Site) -> Received | None:
    return site.received.order_by("-cut").first()


def sent() -> Iterator[tuple[str, Sums]]:
    """What each trusted site sent last, under the name it goes by here."""
    rows = Received.objects.filter(site__ended_at=None).select_related("site")
    told: set[UUID] = set()
    for row in rows.order_by("site__name", "site_id", "-cut"):
        if row.site_id not in told:
            told.add(row.site_id)
            yield row.site.name, Sums.of(row.sums)


def own_key() -> bytes | None:
    """The public half of the key that our sums are signed with; None before there is one."""
    return next((bytes.fromhex(key.public) for key in signing_keys() if key.is_current), None)


def report_to_tell(pk: UUID | None = None, *, public: bool = False) -> Report | None:
    """The newest report with sums to tell on the programme that was told of first, or one that was named: about a
    programme or everyone, and done.

    A site goes by one name elsewhere, so that what it tells is of one programme: of two in turn it would look as if
    one had changed.
    """
    rows = Report.objects.filter(state=Report.State.DONE, kind__in=TOLD)
    if pk is not None:
        return rows.filter(pk=pk).first()
    rows = rows.filter(Q(public_at__isnull=False) if public else Q())
    first = _with_sums(rows.order_by(F("public_at").asc(nulls_last=True), "done_at", "pk"))
    return first and _with_sums(rows.filter(_on_the_same(first)).order_by("-cut", "-done_at"))


def _with_sums(rows: QuerySet[Report]) -> Report | None:
    """A report on everyone has no stays, and so no sums."""
    return next((row for row in rows.iterator(chunk_size=LOOKED_AT) if of_report(row.result)), None)


def _on_the_same(report: Report) -> Q:
    """About the same programme, as a whole or cohort by cohort."""
    if report.about is None:
        return Q(about=None)
    whole = Cohort.objects.filter(pk=report.about).values_list("programme_id", flat=True).first()
    programme = whole or report.about
    parts = Cohort.objects.filter(programme=programme).values("pk")
    return Q(about=programme) | Q(about__in=parts)
