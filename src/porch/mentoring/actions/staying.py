"""The clock's part with mentors: a word that runs out is said beforehand, and who has gone quiet is asked, once."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from porch.bonds.models import Mode, Pair, Proposal
from porch.bonds.rules.lifecycles import ASKED
from porch.mentoring.models import Mentor
from porch.mentoring.queries.settings import settings_now
from porch.mentoring.queries.standing import Standing, standings
from porch.mentoring.rules.availability import TIME_TO_SAY, UNANSWERED
from porch.people.models import Member, Role
from porch.talk.models import Message
from porch.wire.actions import tell
from porch.wire.queries import is_hushed

MINE = "/people/mentoring/"


def mind_mentors(now: datetime) -> int:
    """Tell whose word runs out within a week, ask who went quiet, let rest who did not answer; how many of all."""
    holders = Role.objects.filter(role=Role.Name.MENTOR, until=None, member__state=Member.State.HERE)
    there = standings(holders.values_list("member_id", flat=True), now)
    days = settings_now().available_days
    due = {pk for pk, one in there.items() if one.word.is_notice_due(now, days)}
    return _tell_of_the_end(due, there, now) + _let_rest(there, now) + _ask_the_quiet(there, now)


@transaction.atomic
def _tell_of_the_end(due: set[UUID], there: dict[UUID, Standing], now: datetime) -> int:
    told = set(Mentor.objects.filter(pk__in=due, told_at__isnull=False).values_list("pk", flat=True))
    for member in _not_hushed(due - told, now):
        _note(member, there[member.pk], told_at=now)
        tell(member, kind="still-there", path=MINE, now=now)
    return len(due - told)


def _not_hushed(ids: set[UUID], now: datetime) -> list[Member]:
    """Whom something may be asked of now; the others are asked by a later round."""
    return [member for member in Member.objects.filter(pk__in=ids) if not is_hushed(member, now)]


@transaction.atomic
def _let_rest(there: dict[UUID, Standing], now: datetime) -> int:
    """Asked a week ago, and no word: out of the pool, kindly. Whoever walks with them keeps them."""
    asked = Mentor.objects.filter(pk__in=there, asked_at__lte=now - TIME_TO_SAY, rests_since=None)
    return asked.update(rests_since=now, asked_at=None)


@transaction.atomic
def _ask_the_quiet(there: dict[UUID, Standing], now: datetime) -> int:
    in_the_pool = {pk for pk, one in there.items() if one.is_there}
    asked = set(
        Mentor.objects.filter(pk__in=in_the_pool, asked_at__isnull=False).values_list("pk", flat=True)
    )
    quiet = (_silent(in_the_pool, there, now) | _left_two_unanswered(in_the_pool, there)) - asked
    for member in _not_hushed(quiet, now):
        _note(member, there[member.pk], asked_at=now)
        tell(member, kind="still-there", path=MINE, now=now)
    return len(quiet)


def _silent(ids: set[UUID], there: dict[UUID, Standing], now: datetime) -> set[UUID]:
    """Walks with somebody, and no word to anybody for a month, nor to us. When something was said, never what."""
    since = now - timedelta(days=settings_now().quiet_days)
    still = {pk for pk in ids if there[pk].word.confirmed_at <= since}
    pairs = Pair.objects.filter(first__in=still, mode=Mode.MENTORS, state="active", started_at__lte=since)
    walking = set(pairs.values_list("first_id", flat=True))
    said = Message.objects.filter(author__in=walking, sent_at__gt=since).values_list("author_id", flat=True)
    yes = Proposal.objects.filter(first__in=walking, second_asked_at__gt=since)
    return {pk for pk in walking if pk} - set(said) - set(yes.values_list("first_id", flat=True))


def _left_two_unanswered(ids: set[UUID], there: dict[UUID, Standing]) -> set[UUID]:
    """The last two offers they were asked about ran out, both since they last said that they are there."""
    offers = Proposal.objects.filter(first__in=ids, mode=Mode.MENTORS, first_asked_at__isnull=False)
    closed = offers.exclude(state__in=[*ASKED, "withdrawn"]).order_by("-closed_at")
    latest: dict[UUID, list[bool]] = {}
    for pk, state, second_asked, asked in closed.values_list(
        "first_id", "state", "second_asked_at", "first_asked_at"
    ):
        mine = latest.setdefault(pk, [])
        if asked is not None and len(mine) < UNANSWERED and asked >= there[pk].word.confirmed_at:
            mine.append(state == "expired" and second_asked is None)
    return {pk for pk, missed in latest.items() if len(missed) == UNANSWERED and all(missed)}


def _note(member: Member, standing: Standing, **changes: datetime) -> None:
    Mentor.objects.update_or_create(
        pk=member.pk,
        defaults=changes,
        create_defaults={"confirmed_at": standing.word.confirmed_at} | changes,
    )
