"""What remains to be done: nothing is broken, and the place is not finished. One list, wherever it is shown.

``porch doctor`` keeps it apart from what must be mended (``porch.config.health``).
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.db import connection
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from porch.config import backups
from porch.config.setup.queries.keys_apart import keys_lie_apart
from porch.kit.community import here
from porch.people.models import Invitation, LivedExperience, Member, Role
from porch.people.models.member import SECOND_FACTORS
from porch.people.queries import holders_of, supports
from porch.safety import crisis, facts

NUMBERS_STAY_FRESH = timedelta(days=180)
BACKUPS_STAY_FRESH = timedelta(hours=3)


@dataclass(frozen=True)
class Remaining:
    """One thing to do, and why.

    ``link`` is a page of ours that does it, ``post`` where a button on the list leads, ``command`` what an operator
    types. Any of them may be empty. ``operators_only``: the button is for nobody else.
    """

    code: str
    what: str
    why: str
    link: str = ""
    link_words: str = ""
    command: str = ""
    post: str = ""
    post_words: str = ""
    operators_only: bool = False


def remains(now: datetime) -> list[Remaining]:
    """Everything that remains today, what keeps people safe first."""
    return [thing for look in LOOKS for thing in look(now)]


def in_lines(left: list[Remaining]) -> str:
    """The list as a terminal shows it."""
    lines = [f"- {thing.what} {thing.command or settings.SITE_URL + thing.link}" for thing in left]
    return "\n".join(lines) or _("Nothing.")


def _second_factor(now: datetime) -> Iterator[Remaining]:
    staff = Role.objects.filter(until=None, role__in=Role.STAFF).values("member")
    there = Member.objects.filter(pk__in=staff, is_active=True)
    count = there.exclude(authenticator__type__in=SECOND_FACTORS).count()
    if not settings.DEMO and count:
        yield Remaining(
            "second-factor",
            ngettext(
                "One person with a desk has a password and nothing more.",
                "%(count)s people with a desk have a password and nothing more.",
                count,
            )
            % {"count": count},
            _(
                "A passkey or an authenticator keeps a desk shut when a password is stolen. Each adds their own."
            ),
            reverse("people:second-factor"),
            _("Add mine"),
        )


def _address(now: datetime) -> Iterator[Remaining]:
    if not settings.DEMO and not settings.SITE_URL.startswith("https://"):
        yield Remaining(
            "address",
            _("Phones cannot reach this place on an encrypted way yet."),
            _("It needs an address of its own with HTTPS. “One community on one host” in the docs says how."),
            command="SITE_URL=https://…",
        )


def _numbers(now: datetime) -> Iterator[Remaining]:
    checked = crisis.load(here().country, Path(settings.PORCH_DATA)).checked
    if checked is not None and now.date() - checked <= NUMBERS_STAY_FRESH:
        return
    since = _("Not every crisis number was confirmed since %(day)s.")
    yield Remaining(
        "numbers",
        since % {"day": date_format(checked, "j F Y")}
        if checked
        else _("Not every crisis number is confirmed yet."),
        _("Numbers change. Call each helpline twice a year, and say that it is right."),
        reverse("setup:desk-numbers"),
        _("Look at the numbers"),
    )


def _first_aid(now: datetime) -> Iterator[Remaining]:
    if not settings.DEMO and not facts.were_read(Path(settings.PORCH_DATA)):
        yield Remaining(
            "first-aid",
            _("Nobody has said that the first aid on Get help now was read by someone who knows."),
            _(
                "It follows public guidance, and yours may differ. Ask a nurse, a paramedic or a drug service near you."
            ),
            reverse("safety:help-now"),
            _("Read it"),
            post=reverse("setup:first-aid-read"),
            post_words=_("Someone who knows has read it"),
        )


def _moderators(now: datetime) -> Iterator[Remaining]:
    count = holders_of(Role.Name.MODERATOR).count()
    if count < 2:
        yield Remaining(
            "moderators",
            _("There is one moderator.") if count else _("There is no moderator: nobody reads reports."),
            _(
                "Two are needed, so that nobody reads what was said about them, and somebody is there when one is away."
            ),
            reverse("people:roles"),
            _("See roles"),
            "porch role NAME moderator",
        )


def _coordinator(now: datetime) -> Iterator[Remaining]:
    if not holders_of(Role.Name.COORDINATOR).exists():
        yield Remaining(
            "coordinator",
            _("There is no coordinator: nobody can open a round."),
            _(
                "A coordinator invites people, pairs them and answers questions. It may be the same person as you."
            ),
            reverse("people:roles"),
            _("See roles"),
            "porch role NAME coordinator",
        )


def _keys(now: datetime) -> Iterator[Remaining]:
    if not settings.DEMO and not keys_lie_apart():
        yield Remaining(
            "keys",
            _("Nobody has said that a copy of the key ring lies somewhere else."),
            _(
                "Without it no backup can be opened. Keep it apart from the backups: with both, anyone can read them."
            ),
            command=f"cp {settings.KEY_RING} …; porch doctor --keys-copied",
            post=reverse("setup:keys-copied"),
            post_words=_("I have put a copy away"),
            operators_only=True,
        )


def _backups(now: datetime) -> Iterator[Remaining]:
    if not settings.BACKUPS:
        return
    last = backups.newest()
    if last is None or now - last[1] > BACKUPS_STAY_FRESH:
        of = _("The newest backup is of %(day)s.")
        yield Remaining(
            "backups",
            of % {"day": date_format(last[1], "j F Y, H:i")} if last else _("There is no backup yet."),
            _("The server makes one every hour while it runs."),
            command="porch backup now",
        )
    if connection.vendor == "sqlite" and same_disk(backups.folder(), Path(settings.PORCH_DATA)):
        yield Remaining(
            "backups-elsewhere",
            _("Backups lie on the same disk as the database."),
            _(
                "When the disk breaks, both are gone. Put them on another disk, or copy them to another machine daily."
            ),
            command="BACKUP_DIR=/somewhere/else",
        )


def same_disk(one: Path, other: Path) -> bool:
    """Do they lie on one disk? A folder that is not there yet lies where it would be made."""
    while not one.exists():
        one = one.parent
    return one.stat().st_dev == other.stat().st_dev


def _mail(now: datetime) -> Iterator[Remaining]:
    if not settings.DEMO and str(settings.MAILERS["default"]["BACKEND"]).endswith("console.EmailBackend"):
        yield Remaining(
            "mail",
            _("Mail is printed where the server runs, and reaches nobody."),
            _("Only those who gave an address ever get any: one bland line, no name, no topic."),
            command="MAIL_URL=smtp://user:password@host:587",
        )


def _helpers(now: datetime) -> Iterator[Remaining]:
    offered = supports()
    if "mentors" in offered and not holders_of(Role.Name.MENTOR).exists():
        yield Remaining(
            "mentors",
            _("There is no mentor yet."),
            _("Ask two or three people who are further along, before anyone waits for one."),
            reverse("people:roles"),
            _("See roles"),
            "porch role NAME mentor",
        )
    if "peers" in offered and not LivedExperience.objects.filter(wants_peer=True).exists():
        yield Remaining(
            "peers",
            _("Nobody asks for a peer yet."),
            _("A first round needs two. Those you invite are asked on the way in."),
            reverse("people:invitations"),
            _("Invite people"),
        )


def _people(now: datetime) -> Iterator[Remaining]:
    if Invitation.objects.exists() or Member.objects.count() > 1:
        return
    yield Remaining(
        "people",
        _("Nobody has been invited yet."),
        _("An invitation is a link or a small card. It does not say what it is for."),
        reverse("people:invitations"),
        _("Invite people"),
        "porch invite --count 10",
    )


LOOKS: tuple[Callable[[datetime], Iterator[Remaining]], ...] = (
    _second_factor,
    _numbers,
    _first_aid,
    _keys,
    _backups,
    _address,
    _coordinator,
    _moderators,
    _helpers,
    _people,
    _mail,
)
