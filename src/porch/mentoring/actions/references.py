"""Two who stand by a mentor: asked by the mentor, answered alone."""

from collections.abc import Iterable
from datetime import datetime

from django.db import IntegrityError, transaction

from porch.bonds.actions.moving import move
from porch.kit import vault
from porch.mentoring.models import Reference
from porch.mentoring.queries.mine import who_could_stand_by
from porch.people.models import Member
from porch.people.rules.keys import of_member
from porch.wire.actions import tell

PEOPLE = "/people/"
LONGEST_LINE = 300
ASKED_AT_ONCE = 3


class NotAskable(Exception):
    """Only people one knows here, each once. Nothing was changed."""


@transaction.atomic
def ask_to_stand_by(people: Iterable[Member], *, by: Member, now: datetime) -> None:
    """Ask these whether they would say yes for ``by``. What each answers is theirs."""
    chosen = list(people)
    known = {one.pk for one in who_could_stand_by(by)}
    if not chosen or len(chosen) > ASKED_AT_ONCE or any(one.pk not in known for one in chosen):
        raise NotAskable
    for one in chosen:
        try:
            with transaction.atomic():
                Reference.objects.create(about=by, by=one, asked_at=now)
        except IntegrityError as twice:
            raise NotAskable from twice
        tell(one, kind="something-new", path=PEOPLE, now=now)


@transaction.atomic
def stand_by(asked: Reference, *, now: datetime, line: str = "") -> None:
    """Yes. The mentor learns only when there are enough. A line goes to coordinators and to nobody else."""
    line = line.strip()[:LONGEST_LINE]
    sealed = vault.seal(line, about=asked.about_line, of=of_member(asked.by_id)) if line else b""
    move(asked, "give", answered_at=now, sealed_line=sealed)


@transaction.atomic
def rather_not(asked: Reference, *, now: datetime) -> None:
    """No, and nobody is told."""
    move(asked, "pass", answered_at=now)
