"""Reading notices and bells."""

from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from django.utils.html import format_html
from django.utils.translation import gettext

from porch.people.models import Member, Role
from porch.wire.models import Bell, Notice, Phone
from porch.wire.registries import Event, hushed
from porch.wire.rules import SENTENCES, SHOWN_BY_THEIR_ROOM
from porch.wire.things import fading, kinds_of

IN_PEACE = (Member.State.PAUSED, Member.State.LEAVING)


def is_hushed(member: Member, now: datetime) -> bool:
    """Whether no reminder, question or suggestion of the house may reach ``member`` now, on a page or elsewhere.

    Whatever nudges asks this last, when it would ask somebody otherwise. What people send is told all the same.
    """
    return any(holds(member, now) for holds in hushed)


def notices_for(member: Member) -> QuerySet[Notice]:
    """What is new and not yet seen, newest first."""
    return Notice.objects.filter(member=member, seen_at=None).order_by("-seq")


def waiting_news(bell: Bell, now: datetime) -> QuerySet[Notice]:
    """What is not yet seen and not faded of the things its owner wants to be told of elsewhere, newest first."""
    found = notices_for(bell.member).filter(kind__in=kinds_of(bell.told_of))
    for kind, fades in fading():
        found = found.exclude(kind=kind, at__lt=now - fades)
    return found


def bell_of(member: Member) -> Bell:
    """The member's bell; the usual one, unsaved, when it never rang."""
    return Bell.objects.filter(pk=member.pk).first() or Bell(member=member)


def phones_of(member: Member) -> list[Phone]:
    """The browsers that may be woken for this member, oldest first."""
    return list(Phone.objects.filter(member=member).order_by("made_at"))


def sentence_of(notice: Notice) -> str:
    return gettext(SENTENCES[notice.kind])


def news_card(member: Member, now: datetime) -> dict[str, Any] | None:
    """For Today: up to five pieces of news that no other card shows; none for someone who is paused."""
    if member.is_left_in_peace:
        return None
    found = notices_for(member).exclude(kind__in=SHOWN_BY_THEIR_ROOM)
    if member.in_part:  # a desk calls only those who are here as someone who opens it
        found = found if member.holds(*Role.STAFF) else found.exclude(path__startswith="/desk/")
    rows = [(notice.path, sentence_of(notice)) for notice in found[:5]]
    return {"rows": rows} if rows else None


def fragment_of(notice: Notice) -> str:
    """The notice as a list line; the same for whoever may see it."""
    line = '<li data-notice="{}" data-kind="{}"><a href="{}">{}</a></li>'
    return format_html(line, notice.seq, notice.kind, notice.path, sentence_of(notice))


def may_hear(member: Member, ident: str) -> bool:
    """A bell is its owner's alone."""
    return str(member.pk) == ident


def rings_since(ident: str, seq: int) -> list[Event]:
    """Unseen notices of the member ``ident`` after ``seq``, oldest first, at most 100; none during a pause."""
    found = Notice.objects.filter(member_id=ident, seen_at=None, seq__gt=seq)
    awake = found.exclude(member__state__in=IN_PEACE).order_by("seq")[:100]
    return [Event(notice.seq, fragment_of(notice)) for notice in awake]


def bell_heads(idents: list[str]) -> dict[str, int]:
    bells = Bell.objects.filter(member_id__in=idents).exclude(member__state__in=IN_PEACE)
    rung = bells.values_list("member_id", "last_seq")
    return {str(member): last for member, last in rung}
