"""This room's share of a person: their word as a mentor, whom they stood by, their own answers, what they agreed to."""

from datetime import datetime
from typing import Any

from django.db.models import Q

from porch.kit.clock import now as this_moment
from porch.mentoring.models import (
    Agreement,
    Line,
    Mentor,
    MentoringSettings,
    Override,
    PowerSeen,
    Reference,
    Review,
    YearOn,
)
from porch.mentoring.queries.pairs import open_reviews
from porch.people import registries
from porch.people.models import Member


def export(member: Member) -> dict[str, Any]:
    """One's own words and answers. Of a review never the other's, of a word for a mentor never what came of it."""
    row = Mentor.objects.filter(pk=member.pk).first()
    asked = YearOn.objects.filter(member=member).first()
    return {
        "as_a_mentor": _mentor(row) if row else None,
        "allowed_by_a_coordinator": [
            {"at": _moment(one.at), "until": _moment(one.ended_at), "reason": one.reason}
            for one in Override.objects.filter(member=member).order_by("at")
        ],
        "i_stood_by": [
            {
                "name": one.about.handle,
                "my_answer": one.state,
                "my_line": one.line,
                "at": _moment(one.answered_at),
            }
            for one in Reference.objects.filter(by=member).select_related("about").order_by("asked_at")
        ],
        "my_answers_to_how_it_goes_on": [
            {
                "with": one.other.handle if one.other else None,
                "until": _moment(one.review.until),
                "i_said": one.says,
            }
            for one in open_reviews(member, this_moment())
        ],
        "agreements": [_agreement(one, member) for one in _agreements(member)],
        "asked_whether_i_would_mentor": {"at": _moment(asked.asked_at), "i_said": asked.answer}
        if asked
        else None,
    }


def _mentor(row: Mentor) -> dict[str, Any]:
    return {
        "said_i_am_there_at": _moment(row.confirmed_at),
        "rests_since": _moment(row.rests_since),
        "lines": row.lines,
    }


def _agreements(member: Member) -> Any:
    mine = Q(pair__first=member) | Q(pair__second=member)
    return Agreement.objects.filter(mine).select_related("pair__first", "pair__second").order_by("offered_at")


def _agreement(one: Agreement, member: Member) -> dict[str, Any]:
    other = one.pair.other_than(member)
    mine = one.first_yes_at if one.pair.first_id == member.pk else one.second_yes_at
    return {
        "with": other.handle if other else None,
        "words_of": one.version,
        "i_said_yes_at": _moment(mine),
        "agreed_at": _moment(one.agreed_at),
        "lines": {line.about: line.text for line in Line.objects.filter(agreement=one)},
    }


def _moment(value: datetime | None) -> str | None:
    return value.isoformat(timespec="seconds") if value else None


def erase(member: Member, now: datetime) -> None:
    """Their word, their answers and their lines go; that two agreed to something stays for the other, without them."""
    for model in (Mentor, YearOn, Override):
        model._default_manager.filter(member=member).delete()
    Reference.objects.filter(Q(about=member) | Q(by=member)).delete()
    Line.objects.filter(by=member).delete()
    Review.objects.filter(pair__first=member).update(first_says="")
    Review.objects.filter(pair__second=member).update(second_says="")


belonging = registries.Belonging(
    title="Mentoring",
    models=(
        MentoringSettings,
        Mentor,
        Override,
        Reference,
        Review,
        Agreement,
        Line,
        YearOn,
        PowerSeen,
    ),
    export=export,
    erase=erase,
)
