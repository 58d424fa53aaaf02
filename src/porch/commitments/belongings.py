"""This room's share of a person: what they mean to do and what they said of it, whom they let read it, what they wish.

Of what others mean to do one gets only that one stands by it, and the name; of a group's sums nothing is anybody's.
"""

from datetime import datetime
from typing import Any

from django.db.models import Q

from porch.commitments.models import Between, Commitment, Day, SentLine, TakesPart, Tap, Week, Witness
from porch.commitments.queries.between import wishes_of
from porch.commitments.queries.own import lines_to
from porch.commitments.rules.kinds import lines
from porch.commitments.rules.lifecycles import OPEN, STANDS
from porch.people.models import Member
from porch.people.queries import blocked_ids
from porch.people.registries import Belonging


def export(member: Member) -> dict[str, Any]:
    """Everything of this member here that they can see on their own pages, and their own words."""
    mine = Commitment.objects.filter(member=member).order_by("made_at", "pk")
    stands = Witness.objects.filter(member=member, state=STANDS).exclude(
        commitment__member__in=blocked_ids(member)
    )
    return {
        "what_i_mean_to_do": [_commitment(one, member) for one in mine],
        "what_i_stand_by": [
            {"name": row.commitment.member.handle} for row in stands.select_related("commitment__member")
        ],
        "lines_i_sent": [
            {"on": row.on.isoformat(), "words": _words(row)}
            for row in SentLine.objects.filter(by=member).order_by("at")
        ],
        "tell_me_when_it_is_quiet": [
            {"name": one.other.handle, "after_days": one.days}
            for one in wishes_of(member)
            if one.days is not None
        ],
        "what_i_add_to_in_groups": [
            {"group": row.group.name, "since": row.since.isoformat(), "my_check_ins_count": row.check_ins}
            for row in TakesPart.objects.filter(member=member).select_related("group").order_by("since")
        ],
        "told_and_not_added_yet": [
            {"group": row.group.name, "on": row.on.isoformat(), "what": row.what}
            for row in Tap.objects.filter(member=member).select_related("group").order_by("on", "pk")
        ],
    }


def _commitment(one: Commitment, member: Member) -> dict[str, Any]:
    when = one.when
    # of whom they asked it says no more than their page: a yes, or none
    asked = one.witnesses.filter(Q(state__in=sorted(OPEN)) | Q(state=STANDS)).select_related(
        "member", "group"
    )
    return {
        "what": one.what.title,
        "in_words": one.words,
        "rhythm": when.rhythm,
        "since": when.since.isoformat(),
        "until": when.until.isoformat() if when.until else None,
        "weekdays": sorted(when.days),
        "by": when.by.isoformat("minutes") if when.by else None,
        "said_on": _moment(one.made_at),
        "stopped_at": _moment(one.stopped_at) if one.stopped_at else None,
        "days": [_day(day) for day in one.told.order_by("on")],
        "i_asked": [
            {"name": _named(row), "said_yes": row.state == STANDS}
            for row in asked
            if row.member_id not in blocked_ids(member)
        ],
        "lines_sent_to_me": [
            {"name": row.by.handle, "on": row.on.isoformat(), "words": _words(row)}
            for row in lines_to(one, member)
        ],
    }


def _named(row: Witness) -> str:
    return row.member.handle if row.member else row.group.name if row.group else ""


def _day(day: Day) -> dict[str, Any]:
    said = day.said
    return {
        "on": day.on.isoformat(),
        "today_i_will": said.will,
        "answer": said.answer,
        "words": said.words,
        "looked_back": [{"question": question, "text": text} for question, text in said.looked_back],
        "for_me_alone": said.alone,
        "at": _moment(day.at),
    }


def _words(row: SentLine) -> str:
    line = lines().get(row.code)
    return line.words if line else row.code


def _moment(value: datetime) -> str:
    return value.isoformat(timespec="seconds")


def erase(member: Member, now: datetime) -> None:
    """All of theirs goes, also what waited to be added to a sum. A sum itself stays: it never said who."""
    Commitment.objects.filter(member=member).delete()
    Witness.objects.filter(member=member).delete()
    SentLine.objects.filter(by=member).delete()
    TakesPart.objects.filter(member=member).delete()
    Tap.objects.filter(member=member).delete()
    Between.objects.filter(Q(first=member) | Q(second=member)).delete()


belonging = Belonging(
    title="What I mean to do, and who stands by it",
    models=(Commitment, Day, Witness, SentLine, TakesPart, Tap, Week, Between),
    export=export,
    erase=erase,
)
