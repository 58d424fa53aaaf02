"""Where each mentor stands: what is asked and not there, and until when their word holds. For many at once."""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from porch.bonds.models import Mode, Pair, Term
from porch.bonds.rules.lifecycles import LIVE
from porch.care.queries import resting
from porch.kit.clock import today_in
from porch.mentoring.models import Mentor, MentoringSettings, Override, Reference
from porch.mentoring.queries.settings import settings_now
from porch.mentoring.registries import trained
from porch.mentoring.rules.availability import Word
from porch.mentoring.rules.eligibility import Asked, Has, lacking
from porch.people.models import LivedExperience, Role


@dataclass(frozen=True)
class Standing:
    """``lacks`` are codes of what is asked and not there; ``allowed``: a coordinator said yes past them."""

    lacks: tuple[str, ...]
    allowed: bool
    word: Word
    until: datetime
    is_there: bool

    @property
    def fits(self) -> bool:
        return self.allowed or not self.lacks

    @property
    def may(self) -> bool:
        """Whether they are put forward to somebody new."""
        return self.fits and self.is_there


def may_mentor(ids: Collection[UUID], now: datetime) -> set[UUID]:
    """Of these, whoever has what is asked of mentors, is there and rests neither from it nor after a hard talk."""
    return {pk for pk, standing in standings(ids, now).items() if standing.may} - resting(ids, now)


def standings(ids: Collection[UUID], now: datetime) -> dict[UUID, Standing]:
    """Those of ``ids`` who hold the part; as many queries for a thousand as for one."""
    settings = settings_now()
    roles = Role.objects.filter(role=Role.Name.MENTOR, until=None, member__in=ids)
    since = dict(roles.values_list("member_id", "since"))
    said = {row.pk: row for row in Mentor.objects.filter(pk__in=since).defer("sealed_lines")}
    allowed = set(
        Override.objects.filter(member__in=since, ended_at=None).values_list("member_id", flat=True)
    )
    lacks = _lacks(since.keys(), settings, now)
    found = {}
    for pk, began in since.items():
        row = said.get(pk)
        word = Word(row.confirmed_at, row.rests_since is not None) if row else Word(began)
        until = word.until(settings.available_days)
        there = word.holds(now, settings.available_days)
        found[pk] = Standing(lacks[pk], pk in allowed, word, until, there)
    return found


def _lacks(ids: Collection[UUID], settings: MentoringSettings, now: datetime) -> dict[UUID, tuple[str, ...]]:
    asked = Asked(
        settings.recovery_days,
        settings.needs_training and any(True for _ in trained),
        settings.needs_own_mentor,
        settings.references,
    )
    told = LivedExperience.objects.filter(member__in=ids).values_list("member_id", "recovery_since")
    today = today_in("UTC", now)
    days = {pk: (today - since).days if since else None for pk, since in told}
    with_training = set().union(*(entry(ids) for entry in trained)) if asked.training else set()
    mentored = with_mentor(ids) if asked.own_mentor else set()
    words = _words(ids) if asked.references else Counter[UUID]()
    return {
        pk: tuple(lacking(asked, Has(days.get(pk), pk in with_training, pk in mentored, words[pk])))
        for pk in ids
    }


def with_mentor(ids: Collection[UUID]) -> set[UUID]:
    """Of these, whoever has a mentor of their own now."""
    live = Pair.objects.filter(mode=Mode.MENTORS, state__in=LIVE, first__isnull=False).exclude(
        term=Term.COVER
    )
    found = live.filter(second__in=ids).values_list("second_id", flat=True)
    return {pk for pk in found if pk is not None}


def _words(ids: Collection[UUID]) -> Counter[UUID]:
    given = Reference.objects.filter(about__in=ids, state="given")
    return Counter(given.values_list("about_id", flat=True))
