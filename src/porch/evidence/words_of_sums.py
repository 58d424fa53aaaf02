"""Why a file or a key is not taken in, and what a site's sums say, in the words people read."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from porch.evidence.rules.sums import Sums

WHY: Mapping[str, Any] = {
    "not-sums": _(
        "This is no file of sums: it has something in it that such a file never has, or lacks something."
    ),
    "another-format": _("This file has a form that this version does not know."),
    "too-long": _("This file is too long to be sums: they have a few numbers."),
    "changed": _("Something in this file was changed since it was signed, or it was never signed."),
    "too-small": _(
        "It tells a number of 1 to 10. Such numbers are hidden before they are sent, so it is not taken."
    ),
    "not-trusted": _("It was signed with a key of no site that is trusted here. Add the site first."),
    "our-own": _("That is our own key."),
    "not-over": _("The last day that counts in it is not over."),
    "sent-before": _("These sums are here already."),
    "two-of-one-day": _("This site sent other sums with the same last day. Ask them which are right."),
    "older": _("Newer sums of this site are here already."),
    "nothing-to-tell": _("The report has no counts of people who stayed, so there is nothing to tell."),
    "no-report": _("There is no report on a programme here yet that sums could be made of."),
    "no-key": _("This site has no key to sign with yet. One is made on the page of sites."),
    "not-a-key": _("A key is 44 letters, digits and signs that end with =."),
    "other-digits": _("These are not the digits of this key. Read them to one another again."),
    "known-already": _("This site is trusted already."),
}


def of_sums(sums: Sums) -> list[str]:
    """One line a group: what its counts say."""
    rows = sums.tables.get("peers")
    if rows is None:
        return []
    names = (gettext("with a peer by day 7"), gettext("without a peer by day 7"))
    return [
        gettext("%(who)s: %(left)s left before the end, %(stayed)s had not left")
        % {"who": name, "stayed": _told(stayed), "left": _told(left)}
        for name, (stayed, left) in zip(names, rows, strict=True)
    ]


def _told(count: int | None) -> str:
    return gettext("hidden") if count is None else f"{count:,}"
