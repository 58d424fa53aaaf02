"""An existing list becomes invitations: on paper, or by mail. Names and addresses pass through and stay nowhere.

No queue, no table, no log: what is known of someone is gone when this returns.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from smtplib import SMTPException
from uuid import UUID

from django.conf import settings
from django.core.mail import EmailMessage, mailers
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext

from porch.people.actions.inviting import Made, invite
from porch.people.models import Member
from porch.people.rules.member_list import Row
from porch.people.sheets import Piece, cards, link_of

GIVES_UP_AFTER = 3
"""Failures in a row after which no further mail is tried: the mail server is not there."""


@dataclass
class HandedOut:
    """What became of a list: pieces for paper, how many were mailed, and the lines whose mail did not go."""

    until: datetime
    pieces: list[Piece] = field(default_factory=list)
    mailed: int = 0
    failed: list[int] = field(default_factory=list)


def can_mail() -> bool:
    """Whether an operator set up mail; printing it to the terminal would leave addresses in a log."""
    return not str(settings.MAILERS["default"]["BACKEND"]).endswith("console.EmailBackend")


def hand_out(
    rows: list[Row],
    *,
    by_mail: bool,
    by: Member | None,
    now: datetime,
    batch: UUID,
    days: int = 14,
    place: str = "",
    each: Callable[[], None] = lambda: None,
) -> HandedOut:
    """One invitation that opens once for each row: mailed where asked for and there is an address, else on paper.

    Whoever's mail fails gets a piece of paper too. ``each`` is called after each mail. Raises what ``invite``
    raises; nobody becomes a member by this.
    """
    made = invite(by=by, now=now, batch=batch, count=len(rows), days=days, place=place)
    answer = HandedOut(until=now + timedelta(days=days))
    pairs = list(zip(rows, made, strict=True))
    posted = [pair for pair in pairs if by_mail and pair[0].address]
    answer.failed = _post(posted, answer.until, each)
    answer.mailed = len(posted) - len(answer.failed)
    gone = {row.line for row, _ in posted} - set(answer.failed)
    on_paper = [(row, one) for row, one in pairs if row.line not in gone]
    labels = {one.number: row.name for row, one in on_paper}
    answer.pieces = cards((one for _, one in on_paper), site=settings.SITE_URL, labels=labels)
    return answer


def _post(posted: Iterable[tuple[Row, Made]], until: datetime, each: Callable[[], None]) -> list[int]:
    """The lines whose mail did not go. One connection for all; a new one after a failure."""
    failed: list[int] = []
    in_a_row, post = 0, mailers["default"]
    for row, one in posted:
        if in_a_row < GIVES_UP_AFTER:
            try:
                post.send_messages([_letter(row.address, link_of(one, site=settings.SITE_URL), until)])
                in_a_row = 0
            except (OSError, SMTPException):
                in_a_row += 1
                failed.append(row.line)
                post.close()
        else:
            failed.append(row.line)
        each()
    post.close()
    return failed


def _letter(address: str, link: str, until: datetime) -> EmailMessage:
    """Bland on every screen: nobody is named, and nothing tells what the place is for."""
    day = date_format(timezone.localtime(until), "j F")
    lines = (
        gettext("You have been invited:"),
        link,
        gettext("The link opens once, until %(day)s. Opening it tells nobody that you came.") % {"day": day},
        gettext(
            "If this means nothing to you, leave it. Your address is kept nowhere, and no more mail comes."
        ),
    )
    return EmailMessage(gettext("You have something new"), "\n\n".join(lines) + "\n", to=[address])
