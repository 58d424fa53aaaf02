"""Reading notices and bells."""

from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from django.utils.html import format_html
from django.utils.translation import gettext

from porch.people.models import Member
from porch.wire.models import Bell, Notice
from porch.wire.registries import Event
from porch.wire.rules import SENTENCES, SHOWN_BY_THEIR_ROOM

IN_PEACE = (Member.State.PAUSED, Member.State.LEAVING)


def notices_for(member: Member) -> QuerySet[Notice]:
    """What is new and not yet seen, newest first."""
    return Notice.objects.filter(member=member, seen_at=None).order_by("-seq")


def sentence_of(notice: Notice) -> str:
    return gettext(SENTENCES[notice.kind])


def news_card(member: Member, now: datetime) -> dict[str, Any] | None:
    """For Today: up to five pieces of news that no other card shows; none for someone who is paused."""
    if member.is_left_in_peace:
        return None
    found = notices_for(member).exclude(kind__in=SHOWN_BY_THEIR_ROOM)[:5]
    rows = [(notice.path, sentence_of(notice)) for notice in found]
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
