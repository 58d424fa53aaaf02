"""Hand-overs as their owner sees them, and as whoever may read one does: by a grant, and it stands in the ledger."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext

from porch.handoffs.models import Passage, Reader
from porch.handoffs.queries.doors import kind_of, page_of, title_of
from porch.handoffs.rules.doors import FROM, HOURS, PURPOSE, SCOPE
from porch.handoffs.rules.passing import LIVE, MET, RECEIVED
from porch.handoffs.words import STATES
from porch.people import consent
from porch.people.models import Member
from porch.people.queries import blocked_ids
from porch.people.registries import scopes


@dataclass(frozen=True)
class Mine:
    """One hand-over for its owner. ``they_said`` of the other is not among it: each speaks for themselves."""

    row: Passage
    whence: str
    whither: str
    introducer: Member | None
    receiver: Member | None
    i_said: date | None
    words: str
    lines: tuple[str, ...]
    next_url: str


@dataclass(frozen=True)
class Letter:
    """What one reader reads, and nothing else of its owner: their words and what they ticked."""

    words: str
    lines: tuple[str, ...]
    notice: str


def mine(member: Member, now: datetime) -> list[Mine]:
    rows = (
        Passage.objects.filter(member=member).select_related("member", "receiver").order_by("-sent_at", "pk")
    )
    return [_mine(row, now) for row in rows]


def one_of_mine(member: Member, pk: UUID, now: datetime) -> Mine | None:
    row = Passage.objects.filter(member=member, pk=pk).select_related("member", "receiver").first()
    return _mine(row, now) if row else None


def _mine(row: Passage, now: datetime) -> Mine:
    introduces = row.readers.filter(part=Reader.Part.INTRODUCES).select_related("member").first()
    away = blocked_ids(row.member)
    shown = row.receiver if row.receiver_id and row.receiver_id not in away else None
    return Mine(
        row,
        title_of(row.from_door, row.from_ref),
        title_of(row.to_door, row.to_ref),
        introduces.member if introduces and introduces.member_id not in away else None,
        shown if row.state in (RECEIVED, MET) else None,
        row.said_by_member_on,
        str(STATES[row.state]),
        tuple(lines_of(row.member, row.from_door, row.tells, None, now)),
        page_of(row.to_door, row.to_ref) if row.state in (RECEIVED, MET) else "",
    )


def to_read(viewer: Member) -> QuerySet[Reader]:
    """What somebody is asked to introduce or to receive, and is not over; nothing of anybody they are not to meet."""
    rows = Reader.objects.filter(member=viewer, not_me_at=None, passage__state__in=sorted(LIVE))
    rows = rows.exclude(passage__member__in=blocked_ids(viewer))
    return rows.select_related("passage__member", "passage__receiver").order_by("passage__sent_at", "pk")


def part_in(viewer: Member, pk: UUID) -> Reader | None:
    """How this viewer stands to a hand-over; None for whoever reads none of it, and once somebody else received it."""
    row = to_read(viewer).filter(passage=pk).first()
    if row is None:
        return None
    taken = row.part == Reader.Part.RECEIVES and row.passage.receiver_id not in (None, viewer.pk)
    return None if taken else row


def letter_for(reader: Reader, now: datetime) -> Letter | None:
    """What was sent, for one of its readers; None once it was taken back, and then nothing else of theirs either."""
    row = reader.passage
    seen = consent.see(reader.member, row.member, SCOPE, item=str(row.pk), purpose=PURPOSE, now=now)
    return letter_of(row, reader.member, now) if seen else None


def letter_of(row: Passage, viewer: Member | None, now: datetime) -> Letter:
    """The letter as ``viewer`` reads it: also what its owner is shown before they send it."""
    return Letter(
        row.words, tuple(lines_of(row.member, row.from_door, row.tells, viewer, now)), notice_of(row)
    )


def lines_of(
    member: Member, from_door: str, tells: list[str], viewer: Member | None, now: datetime
) -> list[str]:
    lines = []
    if FROM in tells and from_door:
        lines.append(gettext("They come from %(where)s.") % {"where": kind_of(from_door)})
    hours = scopes.get("hours")
    if HOURS in tells and hours is not None:
        lines += hours.preview(member, viewer, now)
    return lines


def notice_of(row: Passage) -> str:
    """What has to be said along where it comes from a programme that the law of the United States protects."""
    if not row.is_part_two:
        return ""
    return gettext(
        "This was sent with the consent of the person it is about, from a programme whose records 42 CFR Part 2 "
        "protects. You may not pass it on unless they say so in writing, or the law allows it."
    )
