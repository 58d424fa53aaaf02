"""What this room seals: what people wrote under their own keys, what is the group's under the group's."""

from collections.abc import Callable
from typing import Any

from django.db import models

from porch.groups.models import Announcement, Box, CalendarAddress, Entry, Joiner, Line, Motion, Term, Topic
from porch.groups.rules.keys import of_group
from porch.kit import sealed, vault
from porch.kit.sealed import SealedColumn
from porch.people.rules.keys import of_member

type Of = Callable[[Any], str]


def register() -> None:
    _seals("handover note", Term, "sealed_handover", lambda row: row.about_handover, _of_the_member)
    _seals("ask to join", Joiner, "sealed_words", lambda row: row.about_words, _of_the_member)
    _seals(
        "announcement",
        Announcement,
        "sealed_words",
        lambda row: row.about_words,
        lambda row: of_member(row.by_id),
    )
    _seals("topic", Topic, "sealed_title", lambda row: row.about_title, _of_the_group)
    _seals("group calendar", Entry, "sealed_title", lambda row: row.about("sealed_title"), _of_the_group)
    _seals(
        "group calendar place", Entry, "sealed_place", lambda row: row.about("sealed_place"), _of_the_group
    )
    _seals(
        "group calendar address",
        CalendarAddress,
        "sealed_token",
        lambda row: row.about_token,
        _of_who_belongs,
    )
    _of_motions()


def _of_motions() -> None:
    """What a motion says, what speaks for it, what was said about it, and how many said what while a vote runs."""
    _seals("motion", Motion, "sealed_text", lambda row: row.about_text, lambda row: row.text_belongs_to)
    _seals("reasons for a motion", Motion, "sealed_why", lambda row: row.about_why, _of_who_brought)
    _seals(
        "words about a motion",
        Line,
        "sealed_words",
        lambda row: row.about_words,
        lambda row: of_member(row.author_id),
    )
    _seals("ballot box", Box, "sealed_numbers", lambda row: row.about_numbers, lambda row: vault.COMMUNITY)


def _of_the_member(row: Any) -> str:
    return of_member(row.member_id)


def _of_the_group(row: Any) -> str:
    return of_group(row.group_id)


def _of_who_belongs(row: Any) -> str:
    return of_member(row.belonging.member_id)


def _of_who_brought(row: Any) -> str:
    return of_member(row.brought_by_id) if row.brought_by_id else vault.COMMUNITY


def _seals(name: str, model: type[models.Model], column: str, about: Of, of: Of) -> None:
    sealed.columns.register(name, SealedColumn(model, column, about=about, of=of))
