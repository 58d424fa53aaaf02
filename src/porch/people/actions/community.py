"""Deciding about the community's door."""

from datetime import datetime

from django.db import transaction

from porch.people.models import Community, Member
from porch.people.models.community import THE_ONE
from porch.people.rules.community import LONGEST_CLOSING, LONGEST_RULE, MOST_RULES, SUPPORTS
from porch.people.rules.door import LONGEST_QUESTION
from porch.record.actions import note

DECIDED = (
    "joining",
    "supports",
    "rules",
    "push",
    "worry_queue",
    "door_question",
    "door_answers",
    "closing_on",
    "closing_words",
)


class NotDecidable(Exception):
    """What was decided cannot be. Its text is for the one who decides."""


@transaction.atomic
def decide(*, by: Member | None, now: datetime, **decided: object) -> Community:
    """Set any of the fields in ``DECIDED``, noting on the audit chain which of them changed."""
    row, _ = Community.objects.select_for_update().get_or_create(pk=THE_ONE)
    changed = [field for field in DECIDED if field in decided and decided[field] != getattr(row, field)]
    for field in changed:
        setattr(row, field, decided[field])
    _check(row)
    if changed:
        row.save()
        about = by.pk if by else None
        note("community-decided", by=about, about=None, now=now, detail={"changed": ", ".join(changed)})
    return row


def _check(row: Community) -> None:
    if row.joining not in Community.Joining.values:
        raise NotDecidable(f"{row.joining!r} is not a way of joining")
    unknown = [code for code in row.supports if code not in SUPPORTS]
    if unknown:
        raise NotDecidable(f"{unknown[0]!r} is not a kind of support")
    if len(row.rules) > MOST_RULES:
        raise NotDecidable(f"There is room for {MOST_RULES} rules, not {len(row.rules)}.")
    if len(row.closing_words) > LONGEST_CLOSING:
        raise NotDecidable(f"There is room for {LONGEST_CLOSING} letters about where to go next.")
    if len(row.door_question) > LONGEST_QUESTION:
        raise NotDecidable(f"There is room for {LONGEST_QUESTION} letters in the question at the door.")
    for at, line in enumerate(row.rules, 1):
        if not line.strip() or len(line) > LONGEST_RULE:
            raise NotDecidable(f"Rule {at} must be one line of at most {LONGEST_RULE} letters.")
