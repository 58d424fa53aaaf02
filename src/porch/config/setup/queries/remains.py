"""What remains to be done: nothing is broken, and the place is not finished. One list for every place that shows it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from django.conf import settings

from porch.kit.community import here
from porch.people.models import Invitation, LivedExperience, Member, Role
from porch.people.queries import holders_of, supports
from porch.safety import crisis

NUMBERS_STAY_FRESH = timedelta(days=180)
SECOND_FACTORS = ("totp", "webauthn")


@dataclass(frozen=True)
class Remaining:
    """One thing to do. ``link`` is a page of ours that does it, ``command`` what an operator types; either may be empty."""

    code: str
    what: str
    why: str
    link: str = ""
    link_words: str = ""
    command: str = ""


def remains(now: datetime) -> list[Remaining]:
    """Everything that remains today, the most pressing first."""
    return [thing for look in LOOKS for thing in look(now)]


def _second_factor(now: datetime) -> Iterator[Remaining]:
    without = Member.objects.filter(is_active=True, roles__until=None, roles__role__in=Role.STAFF).exclude(
        authenticator__type__in=SECOND_FACTORS
    )
    count = 0 if settings.DEMO else without.distinct().count()
    if count:
        yield Remaining(
            "second-factor",
            f"{count} {'person' if count == 1 else 'people'} of the desks {'has' if count == 1 else 'have'} a password and nothing more.",
            "A passkey or an authenticator app keeps a desk closed when a password is stolen. Each adds their own.",
            link="/settings/second-factor/",
            link_words="Add mine",
        )


def _numbers(now: datetime) -> Iterator[Remaining]:
    checked = crisis.load(here().country, Path(settings.PORCH_DATA)).checked
    if checked is None or now.date() - checked > NUMBERS_STAY_FRESH:
        since = f"since {checked:%-d %B %Y}" if checked else "yet"
        yield Remaining(
            "numbers",
            f"Nobody has tried every crisis number {since}.",
            "Numbers change. Call each one and say that it is right, twice a year.",
            link="/desk/community/",
            link_words="Look at the numbers",
        )


def _address(now: datetime) -> Iterator[Remaining]:
    if not settings.DEMO and not settings.SITE_URL.startswith("https://"):
        yield Remaining(
            "address",
            "Phones cannot reach this place safely.",
            "It needs a name of its own and an encrypted way there: the page on deploying says how.",
            command="SITE_URL=https://… in the server’s settings",
        )


def _mail(now: datetime) -> Iterator[Remaining]:
    if not settings.DEMO and str(settings.MAILERS["default"]["BACKEND"]).endswith("console.EmailBackend"):
        yield Remaining(
            "mail",
            "Mail is printed where the server runs, and reaches nobody.",
            "Only those who gave an address ever get any, one bland line at a time.",
            command="MAIL_URL=smtp://user:password@host:587 in the server’s settings",
        )


def _parts(now: datetime) -> Iterator[Remaining]:
    if not holders_of(Role.Name.COORDINATOR).exists():
        yield Remaining(
            "coordinator",
            "There is no coordinator: nobody can open a round.",
            "A coordinator pairs people, invites, and answers questions.",
            link="/desk/roles/",
            link_words="See roles",
            command="porch role NAME coordinator",
        )
    moderators = holders_of(Role.Name.MODERATOR).count()
    if moderators < 2:
        yield Remaining(
            "moderators",
            "There is no moderator: nobody reads reports." if not moderators else "There is one moderator.",
            "Two are needed, so that nobody reads a report about themselves and reports are read when one is away.",
            link="/desk/roles/",
            link_words="See roles",
            command="porch role NAME moderator",
        )


def _helpers(now: datetime) -> Iterator[Remaining]:
    offered = supports()
    willing = LivedExperience.objects.filter(wants_peer=True).exists()
    if "mentors" in offered and not holders_of(Role.Name.MENTOR).exists():
        yield Remaining(
            "mentors",
            "There is no mentor yet.",
            "Ask two or three people who are further along, before anyone waits for one.",
            link="/desk/roles/",
            link_words="See roles",
            command="porch role NAME mentor",
        )
    if "peers" in offered and not willing:
        yield Remaining(
            "peers",
            "Nobody has asked for a peer yet.",
            "Two people who would walk with someone make the first round worth opening.",
        )


def _people(now: datetime) -> Iterator[Remaining]:
    if Invitation.objects.exists() or Member.objects.count() > 1:
        return
    yield Remaining(
        "people",
        "Nobody has been invited yet.",
        "An invitation is a link or a small card, and says nothing of what it is for.",
        command="porch invite --count 10",
    )


LOOKS: tuple[Callable[[datetime], Iterator[Remaining]], ...] = (
    _second_factor,
    _address,
    _numbers,
    _parts,
    _helpers,
    _people,
    _mail,
)


def in_lines(left: list[Remaining]) -> str:
    """The list as a terminal shows it."""
    if not left:
        return "Nothing."
    return "\n".join(f"- {thing.what} {thing.command or thing.link}".rstrip() for thing in left)
