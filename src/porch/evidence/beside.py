"""Counts of sites that stand beside studies: our own, once a report is public, and what others sent. In no sum."""

from django.utils.translation import gettext

from porch.evidence.pictures.studies import Beside
from porch.evidence.queries.sums import report_to_tell, sent
from porch.evidence.rules.sums import Sums, compared, of_report


def beside() -> list[Beside]:
    """Only where both groups are told; a site with a hidden count has no line."""
    rows = []
    report = report_to_tell(public=True)
    if report is not None:
        own = compared(Sums("", "", report.cut, report.definitions, of_report(report.result)))
        rows += [Beside(gettext("Not randomised: here"), *own)] if own else []
    for name, sums in sent():
        counts = compared(sums)
        if counts is not None:
            rows.append(Beside(gettext("Not randomised: %(site)s") % {"site": name}, *counts))
    return rows
