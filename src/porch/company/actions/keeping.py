"""Keeping somebody, and letting go. What one says stays theirs until both have said so; letting go is told to nobody.

Nothing of it is written to the audit chain: who would like to keep whom is for no record.
"""

from datetime import datetime

from django.db import IntegrityError, transaction

from porch.bonds.rules.parts import between
from porch.company.models import Tie
from porch.company.queries import is_known
from porch.company.rules.lifecycles import KEEP, LET_GO, SIDE
from porch.people.models import Member
from porch.people.queries import are_blocked
from porch.talk.actions import keep_as_friends, open_between
from porch.talk.models import Conversation
from porch.wire.actions import tell


class NotKnown(Exception):
    """Nobody these pages ever put to them."""


@transaction.atomic
def keep(whom: Member, *, by: Member, now: datetime) -> bool:
    """Say that ``by`` would like to keep ``whom``. True when both keep each other as far as ``by`` may know.

    Both are told once, when the second of them says so, and talk on in one lasting conversation. Whoever comes back
    to it after letting go finds it as it was, and the other hears nothing of either.
    """
    if whom == by or is_known(by, whom.pk, now) is None:
        raise NotKnown
    tie = _tie(by, whom)
    _say(tie, by, "keep")
    if tie.both_since is not None:
        return True
    if are_blocked(by, whom) or not _both(tie, now):
        return False
    tie.conversation = _lasting(by, whom, now)
    tie.both_since = now
    tie.save(update_fields=["conversation"])
    for person in (by, whom):
        tell(person, kind="kept", path=tie.conversation.get_absolute_url(), now=now)
    return True


@transaction.atomic
def let_go(whom: Member, *, by: Member, now: datetime) -> None:
    """``by`` keeps them no longer, or would rather not: it changes what ``by`` sees, and nothing else."""
    if whom == by or is_known(by, whom.pk, now) is None:
        raise NotKnown
    _say(_tie(by, whom), by, "let go")


def _tie(by: Member, whom: Member) -> Tie:
    first, second = sorted((by, whom), key=lambda one: str(one.pk))
    key = between(by.pk, whom.pk)
    found = Tie.objects.filter(between=key).first()
    if found is not None:
        return found
    try:
        with transaction.atomic():
            return Tie.objects.create(between=key, first=first, second=second)
    except IntegrityError:  # both began it in the same moment
        return Tie.objects.get(between=key)


def _say(tie: Tie, by: Member, verb: str) -> None:
    """Only one's own column is written, so that two who speak at once do not speak over each other."""
    side = tie.side_of(by.pk)
    after = {"keep": KEEP, "let go": LET_GO}[verb]
    Tie.objects.filter(pk=tie.pk, **{f"{side}__in": SIDE.sources(verb)}).update(**{side: after})
    tie.refresh_from_db()


def _both(tie: Tie, now: datetime) -> bool:
    """Of two who say so at once exactly one makes it hold."""
    wished = Tie.objects.filter(pk=tie.pk, first_says=KEEP, second_says=KEEP, both_since=None)
    return bool(wished.update(both_since=now))


def _lasting(by: Member, whom: Member, now: datetime) -> Conversation:
    """What they have already goes on; two who have none yet begin one."""
    conversation = open_between([by, whom], kind="friends", now=now)
    keep_as_friends(conversation, now=now)
    return conversation
