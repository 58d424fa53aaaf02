"""This room's share of a person: their rest, their talks, their answers about themselves, their training."""

from datetime import datetime
from typing import Any

from porch.care.actions import leave_care
from porch.care.material import categories, questions
from porch.care.models import Check, CheckWish, Debrief, Lot, Rest, Supervisor, Training, Walk
from porch.care.queries.checks import wish_of
from porch.care.queries.helping import rest_of
from porch.kit.clock import now as this_moment
from porch.people.models import Member
from porch.people.registries import Belonging


def export(member: Member) -> dict[str, Any]:
    training = Training.objects.filter(member=member).first() or Training(member=member)
    lot = Lot.objects.filter(member=member).first()
    return {
        "i_rest_until": _moment(rest_of(member, this_moment())),
        "told_the_desk_it_is_a_lot_at": _moment(lot.at if lot else None),
        "asked_to_listen": [
            _named(one) for one in Supervisor.objects.filter(member=member).order_by("named_at")
        ],
        "talks_i_asked_for": [
            _talk(one) for one in Debrief.objects.filter(member=member).order_by("asked_at")
        ],
        "talks_i_listened_in": [
            {"asked_at": _moment(one.asked_at), "state": one.state}
            for one in Debrief.objects.filter(taken_by=member).order_by("asked_at")
        ],
        "offered_the_check": wish_of(member).wanted,
        "checks_on_myself": [_check(one) for one in Check.objects.filter(member=member).order_by("at")],
        "training": {
            "thought_through": _walked(member),
            "my_line": training.line,
            "line_at": _moment(training.line_at),
            "talk_at": _moment(training.talk_at),
        },
    }


def _named(one: Supervisor) -> dict[str, Any]:
    return {"at": _moment(one.named_at), "said_yes_at": _moment(one.agreed_at), "until": _moment(one.until)}


def _talk(one: Debrief) -> dict[str, Any]:
    listener = one.taken_by.handle if one.taken_by else None
    return {"about": one.about, "asked_at": _moment(one.asked_at), "state": one.state, "with": listener}


def _check(one: Check) -> dict[str, Any]:
    words = {question.code: question for question in questions()}
    answers = {
        words[code].words: dict(words[code].answers).get(answer, answer)
        for code, answer in one.answers.items()
        if code in words
    }
    return {"at": _moment(one.at), "answers": answers}


def _walked(member: Member) -> list[dict[str, Any]]:
    known = {scenario.code: scenario for one in categories() for scenario in one.scenarios}
    return [
        {
            "scenario": known[walk.scenario].title,
            "i_would": next((w.words for w in known[walk.scenario].ways if w.code == walk.way), ""),
            "at": _moment(walk.at),
        }
        for walk in Walk.objects.filter(member=member).order_by("at", "pk")
        if walk.scenario in known
    ]


def _moment(value: datetime | None) -> str | None:
    return value.isoformat(timespec="seconds") if value else None


def erase(member: Member, now: datetime) -> None:
    """Everything of theirs goes. A talk they listened in stays with whoever asked for it, without them."""
    leave_care(member, now)
    for model in (Rest, Lot, CheckWish, Check, Walk, Training, Debrief, Supervisor):
        model._default_manager.filter(member=member).delete()
    Debrief.objects.filter(taken_by=member).update(taken_by=None)
    Training.objects.filter(talked_with=member).update(talked_with=None)
    Supervisor.objects.filter(named_by=member).update(named_by=None)


belonging = Belonging(
    title="Looking after myself as one who helps",
    models=(Rest, Lot, Supervisor, Debrief, CheckWish, Check, Walk, Training),
    export=export,
    erase=erase,
)
