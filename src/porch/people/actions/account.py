"""One's own name, password, time, mail."""

from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.db import IntegrityError, transaction

from porch.kit import vault
from porch.people.actions.joining import NameGone
from porch.people.actions.names import rest_name
from porch.people.actions.recovery import new_recovery_words
from porch.people.actions.sessions import end_sessions
from porch.people.actions.way_back import forget_phrase
from porch.people.models import Member
from porch.people.queries.names import is_at_rest, name_in
from porch.people.registries import on_zone
from porch.people.rules.hours import checked_zone
from porch.people.rules.keys import of_member
from porch.people.rules.names import key_of
from porch.record.actions import note


def change_name(member: Member, suggestion: str, *, now: datetime) -> str:
    """Take another suggested name; the one before rests a year.

    Recovery words hold the name: fresh ones are returned ("" for staff).
    """
    name = name_in(suggestion)
    if name is None or is_at_rest(key_of(name)):
        raise NameGone(suggestion)
    before = member.handle, member.handle_key
    member.handle, member.handle_key = name, key_of(name)
    try:
        with transaction.atomic():
            member.save(update_fields=["handle", "handle_key"])
            rest_name(before[1], now=now)
            forget_phrase(member)
            note("name-changed", by=member.pk, about=member.pk, now=now)
            return "" if member.is_staff else new_recovery_words(member, now=now)
    except IntegrityError as taken:
        member.handle, member.handle_key = before
        raise NameGone(name) from taken


@transaction.atomic
def change_password(member: Member, password: str, *, here: UUID | None = None, now: datetime) -> None:
    """Set a new password; every session but the one ``here`` ends, and with it its streams and woken phones."""
    end_sessions(member, but=here)
    member.set_password(password)
    member.save(update_fields=["password"])
    note("password-changed", by=member.pk, about=member.pk, now=now)


@transaction.atomic
def change_time(member: Member, *, time_zone: str, language: str, now: datetime) -> None:
    """Say which time zone the hours are in, and which language the pages speak."""
    member.language = language if language in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
    member.save(update_fields=["language"])
    move_to(member, time_zone, now=now)


@transaction.atomic
def move_to(member: Member, time_zone: str, *, now: datetime) -> None:
    """Their calendar is in ``time_zone`` from now on; NotAZone when there is no such zone."""
    before, member.time_zone = member.time_zone, checked_zone(time_zone)
    if member.time_zone == before:
        return
    member.save(update_fields=["time_zone"])
    for follow in on_zone:
        follow(member, now)


@transaction.atomic
def say_email(member: Member, email: str, *, mail_wanted: bool) -> None:
    """Keep an address for bland mail, sealed; an empty one forgets it."""
    sealed = vault.seal(email, about=member.about_email, of=of_member(member.pk)) if email else b""
    member.sealed_email = sealed
    member.mail_wanted = mail_wanted and bool(email)
    member.save(update_fields=["sealed_email", "mail_wanted"])
