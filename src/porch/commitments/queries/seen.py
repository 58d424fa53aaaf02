"""What others mean to do, as those read it whom they chose: what was promised, and what was said of it in their words.

A day of which nothing was said, and one that was kept to oneself, are both simply not there.
"""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import F, Q, QuerySet
from django.utils.formats import date_format

from porch.commitments.models import Commitment, Day, SentLine, Witness
from porch.commitments.rules.answers import Said
from porch.commitments.rules.lifecycles import ASKED, NOT_NOW, STANDS
from porch.commitments.rules.standing import PURPOSE, SCOPE
from porch.commitments.telling import when_in_words
from porch.commitments.words import ANSWERS
from porch.groups.models import Belonging, Group
from porch.people import consent
from porch.people.models import Member
from porch.people.queries import blocked_ids
from porch.talk.models import Conversation

SHOWN = 5
OWN_FIRST = F("group").asc(nulls_first=True)


@dataclass(frozen=True)
class Told:
    """What was said of one day."""

    on: date
    said: Said

    @property
    def answer(self) -> str:
        return str(ANSWERS[self.said.answer]) if self.said.answer else ""


@dataclass(frozen=True)
class Watched:
    """One commitment as a witness reads it. ``witness`` is how they come to: their own row, or their group's."""

    commitment: Commitment
    witness: Witness
    told: list[Told]

    @property
    def is_asked(self) -> bool:
        return self.witness.state in (ASKED, NOT_NOW)

    @property
    def is_mine(self) -> bool:
        """They were asked themselves, and not their group."""
        return self.witness.member_id is not None


def rows_for(viewer: Member, now: datetime) -> QuerySet[Witness]:
    """By what this viewer may be somebody's witness: they were asked and may answer, said yes, or their group did."""
    mine = Q(member=viewer, state=STANDS) | Q(member=viewer, state__in=(ASKED, NOT_NOW), due_at__gt=now)
    groups = Belonging.objects.filter(member=viewer).values("group")
    rows = Witness.objects.filter(mine | Q(group__in=groups, state=STANDS))
    rows = rows.exclude(commitment__member=viewer).filter(commitment__stopped_at=None)
    return rows.select_related("commitment__member", "group").order_by("-asked_at", "pk")


def witnessed_by(viewer: Member) -> QuerySet[Commitment]:
    """For the house: what this viewer or a group of theirs stands by."""
    groups = Belonging.objects.filter(member=viewer).values("group")
    rows = Witness.objects.filter(Q(member=viewer) | Q(group__in=groups), state=STANDS)
    return Commitment.objects.filter(pk__in=rows.values("commitment"))


def _seen(rows: QuerySet[Witness], viewer: Member, now: datetime) -> list[Watched]:
    """Those of these the gate opens to this viewer, each once; every look is written down."""
    there = {row.commitment_id: row for row in reversed(rows.order_by(OWN_FIRST, "asked_at"))}
    items: dict[UUID, list[str]] = {}
    for pk, row in there.items():
        items.setdefault(row.commitment.member_id, []).append(str(pk))
    rights = consent.see_items(viewer, items, SCOPE, purpose=PURPOSE, now=now)
    opened = [row for pk, row in there.items() if str(pk) in rights.get(row.commitment.member_id, {})]
    told = _told([row.commitment for row in opened if row.state == STANDS])
    found = [Watched(row.commitment, row, told.get(row.commitment_id, [])) for row in opened]
    return sorted(found, key=lambda one: (one.commitment.member.handle, one.commitment.made_at))


def _told(rows: list[Commitment]) -> dict[UUID, list[Told]]:
    found: dict[UUID, list[Told]] = {}
    for day in Day.objects.filter(commitment__in=rows).order_by("-on"):
        said, of = day.said, found.setdefault(day.commitment_id, [])
        if not said.alone and not said.is_nothing and len(of) < SHOWN:
            of.append(Told(day.on, said))
    return found


def asks_of(viewer: Member, now: datetime) -> list[Witness]:
    """Who asks this viewer to stand by something, and may still be answered: by name, and not what it is."""
    rows = rows_for(viewer, now).filter(member=viewer, state__in=(ASKED, NOT_NOW))
    rows = rows.exclude(commitment__member__in=blocked_ids(viewer))
    return [row for row in rows if row.commitment.member.is_here]


def stood_by(viewer: Member, now: datetime) -> list[Watched]:
    """What this viewer said yes to, by whose it is."""
    return _seen(rows_for(viewer, now).filter(member=viewer, state=STANDS), viewer, now)


def told_to(group: Group, viewer: Member, now: datetime) -> list[Watched]:
    """What people told a group that this viewer belongs to."""
    return _seen(rows_for(viewer, now).filter(group=group), viewer, now)


def watched(viewer: Member, pk: UUID, now: datetime) -> Watched | None:
    """One of somebody else's, if this viewer is asked to stand by it or does."""
    return next(iter(_seen(rows_for(viewer, now).filter(commitment=pk), viewer, now)), None)


def reads_by(viewer: Member, commitment: Commitment, now: datetime) -> Witness | None:
    """By what this viewer may read it now; nothing of it is read for that, so no look is written down. An answer that
    left a look would tell that somebody answered."""
    right = consent.allowed(
        viewer, commitment.member, SCOPE, item=str(commitment.pk), purpose=PURPOSE, now=now
    )
    row = rows_for(viewer, now).filter(commitment=commitment).order_by(OWN_FIRST, "asked_at").first()
    return row if right is not None else None


def as_lines(commitment: Commitment, told: list[Told] | None = None) -> list[str]:
    """What a witness reads, line by line: for its owner, before and after they give it."""
    days = _told([commitment]).get(commitment.pk, []) if told is None else told
    lines = [commitment.title, when_in_words(commitment.when)]
    for one in days:
        said = [one.said.will, one.answer, one.said.words, *(text for _, text in one.said.looked_back)]
        lines.append(f"{date_format(one.on, 'l j F')}: {' · '.join(text for text in said if text)}")
    return lines


def sent_today(viewer: Member, commitment: Commitment, on: date) -> SentLine | None:
    return SentLine.objects.filter(commitment=commitment, by=viewer, on=on).first()


def conversation_of(one: Member, other: Member) -> Conversation | None:
    """Where these two write to each other, if they do."""
    two = "|".join(sorted((str(one.pk), str(other.pk))))
    return Conversation.objects.filter(two=two, space="", state=Conversation.State.OPEN).first()
