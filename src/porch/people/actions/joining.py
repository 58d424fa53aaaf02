"""Becoming a member."""

from datetime import datetime

from django.conf import settings
from django.db import IntegrityError, transaction

from porch.people.models import LivedExperience, Member
from porch.people.queries.names import name_in
from porch.people.rules.hours import checked_zone
from porch.people.rules.names import key_of
from porch.people.rules.vocabulary import words_of


class NameGone(Exception):
    """The suggested name is too old, was not made here, or somebody else has it by now."""


def join(suggestion: str, password: str, *, time_zone: str, language: str, now: datetime) -> Member:
    """A new member under the name a signed suggestion carries (``queries.suggest_names``).

    ``time_zone`` is an IANA name (NotAZone when there is none of that name), ``language`` a code of the
    languages list: what they speak. Raises NameGone when another name has to be drawn.
    """
    name = name_in(suggestion)
    if name is None:
        raise NameGone(suggestion)
    return welcome(name, password, time_zone=time_zone, language=language, now=now)


def welcome(
    handle: str, password: str, *, time_zone: str, language: str, now: datetime, is_demo: bool = False
) -> Member:
    """A new member under a name the house itself chose: the demo's people, the first operator.

    No page leads here: what people could type would show whether a name is taken.
    """
    member = Member(
        handle=handle,
        handle_key=key_of(handle),
        adult_attested_on=now.date(),
        joined_on=now.date(),
        time_zone=checked_zone(time_zone),
        language=language if language in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE,
        is_demo=is_demo,
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
