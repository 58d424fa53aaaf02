"""What living in a house keeps of a person: their own share of it, and what goes when they do."""

from datetime import datetime
from typing import Any

from porch.houses.models import (
    Agreement,
    Away,
    Chore,
    ChoreSwap,
    ChoreTurn,
    Guest,
    Notice,
    NoticeRead,
    Repair,
    Screen,
    Signature,
    SignOut,
)
from porch.people.models import Member
from porch.people.registries import Belonging


def export(member: Member) -> dict[str, Any]:
    """What they can see on their own pages."""
    of = {"stay__member": member}
    return {
        "chores": [
            {"what": one.chore.name, "week": one.week.isoformat(), "done": _when(one.done_at)}
            for one in ChoreTurn.objects.filter(**of).select_related("chore").order_by("week", "place")
        ],
        "swaps_asked": [
            {"at": one.asked_at.isoformat(), "chore": one.mine.chore.name, "said": one.said}
            for one in ChoreSwap.objects.filter(mine__stay__member=member).select_related("mine__chore")
        ],
        "away": [
            {"from": one.from_on.isoformat(), "until": one.until_on.isoformat(), "shown": one.is_shown}
            for one in Away.objects.filter(**of).order_by("from_on")
        ],
        "out": [_out(one) for one in SignOut.objects.filter(**of).order_by("out_at")],
        "tests": [_screen(one) for one in Screen.objects.filter(**of).order_by("at")],
        "guests": [
            {
                "from": one.from_at.isoformat(),
                "until": one.until_at.isoformat(),
                "words": one.words,
                "answer": one.said,
            }
            for one in Guest.objects.filter(**of).order_by("from_at")
        ],
        "repairs": [
            {"at": one.said_at.isoformat(), "what": one.what, "state": one.state}
            for one in Repair.objects.filter(said_by=member).order_by("said_at")
        ],
        "notices_read": [
            {"title": one.notice.title, "words": one.notice.words, "read": one.at.isoformat()}
            for one in NoticeRead.objects.filter(**of).select_related("notice").order_by("at")
        ],
        "signed": [
            {
                "house": one.agreement.house.name,
                "version": one.agreement.version,
                "at": one.at.isoformat(),
                "text": one.agreement.text,
            }
            for one in _signatures(member)
        ],
    }


def _signatures(member: Member) -> list[Signature]:
    own = Signature.objects.filter(stay__member=member) | Signature.objects.filter(application__member=member)
    return list(own.select_related("agreement__house").order_by("at").distinct())


def _out(one: SignOut) -> dict[str, Any]:
    return {
        "from": one.out_at.isoformat(),
        "meant_to_be_back": one.back_by.isoformat(),
        "back": _when(one.back_at),
        "overnight": one.is_night,
        "words": one.words,
        "looked_at": _when(one.looked_at),
        "found": one.found,
    }


def _screen(one: Screen) -> dict[str, Any]:
    return {
        "at": one.at.isoformat(),
        "result": one.result,
        "puts_right_an_earlier_one": one.corrects_id is not None,
        "because": one.because,
        "own_words": one.own,
    }


def _when(at: datetime | None) -> str | None:
    return at.isoformat() if at else None


def erase(member: Member, now: datetime) -> None:
    """What is theirs goes; what they did for others stays without their name."""
    of = {"stay__member": member}
    for model in (Screen, SignOut, Away, Guest, NoticeRead, Signature, ChoreTurn):
        model._default_manager.filter(**of).delete()
    ChoreTurn.objects.filter(drawn__member=member).delete()
    Signature.objects.filter(application__member=member).delete()
    Notice.objects.filter(to__member=member).delete()
    Notice.objects.filter(by=member).update(by=None)
    Repair.objects.filter(said_by=member).update(said_by=None)
    Screen.objects.filter(by=member).update(by=None)
    SignOut.objects.filter(looked_by=member).update(looked_by=None)
    Agreement.objects.filter(made_by=member).update(made_by=None)


belonging = Belonging(
    title="Living in a house",
    models=(
        Agreement,
        Away,
        Chore,
        ChoreSwap,
        ChoreTurn,
        Guest,
        Notice,
        NoticeRead,
        Repair,
        Screen,
        SignOut,
        Signature,
    ),
    export=export,
    erase=erase,
)
