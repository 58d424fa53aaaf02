"""Becoming a member."""

from datetime import datetime

from django.conf import settings
from django.db import IntegrityError, transaction

from porch.people.actions.inviting import InvitationOver, use_up
from porch.people.actions.knocking import knock
from porch.people.models import Community, LivedExperience, Member
from porch.people.queries.community import community
from porch.people.queries.names import is_at_rest, name_in
from porch.people.rules.hours import checked_zone
from porch.people.rules.names import key_of
from porch.people.rules.vocabulary import words_of
from porch.record.actions import note


class NameGone(Exception):
    """The name is too old a suggestion, was not made here, or somebody has it or had it within a year."""


@transaction.atomic
def join(
    suggestion: str, password: str, *, time_zone: str, language: str, now: datetime, invitation: str = ""
) -> Member:
    """A new member under the name a signed suggestion carries (``queries.suggest_names``).

    ``time_zone`` is an IANA name (NotAZone when there is none of that name), ``language`` a code of the
    languages list: what they speak. ``invitation`` is the digest of the letters they came with: it is used up
    with this, and nothing binds it to the member. Raises NameGone when another name has to be drawn,
    InvitationOver when the community asks for an invitation and this opens nothing (any more).
    """
    name = name_in(suggestion)
    if name is None:
        raise NameGone(suggestion)
    waits = not _was_invited(invitation, now) and _door_for_others() == Community.Joining.APPROVAL
    state = Member.State.WAITING if waits else Member.State.HERE
    member = welcome(name, password, time_zone=time_zone, language=language, now=now, state=state)
    note("joined", by=None, about=member.pk, now=now)
    if waits:
        knock(member, now=now)
    return member


def _was_invited(invitation: str, now: datetime) -> bool:
    try:
        use_up(invitation, now=now)
    except InvitationOver:
        return False
    return True


def _door_for_others() -> str:
    """How those join who have no invitation that opens anything; InvitationOver where nobody does."""
    joining = community().joining
    if joining == Community.Joining.INVITATION:
        raise InvitationOver
    return joining


def welcome(
    handle: str,
    password: str,
    *,
    time_zone: str,
    language: str,
    now: datetime,
    is_demo: bool = False,
    state: Member.State = Member.State.HERE,
) -> Member:
    """A new member under a name the house itself chose: the demo's people, the first operator.

    No page leads here: what people could type would show whether a name is taken.
    """
    if is_at_rest(key_of(handle)):
        raise NameGone(handle)
    member = Member(
        handle=handle,
        handle_key=key_of(handle),
        adult_attested_on=now.date(),
        joined_on=now.date(),
        time_zone=checked_zone(time_zone),
        language=language if language in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE,
        is_demo=is_demo,
        state=state,
    )
    member.set_password(password)
    spoken = [word.code for word in words_of("languages") if word.code == language]
    try:
        with transaction.atomic():
            member.save(force_insert=True)
            member.lived = LivedExperience.objects.create(member=member, languages=spoken)
    except IntegrityError as taken:
        raise NameGone(handle) from taken
    return member
