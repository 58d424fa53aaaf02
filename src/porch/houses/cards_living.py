"""What living together puts on the house's own page, and what is recorded about whoever lives there."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext

from porch.houses.models import ChoreTurn, Guest, NoticeRead, Screen, Signature, SignOut, Stay
from porch.houses.queries import agreements, chores, going_out, screens, together, voted
from porch.houses.queries.who import Place, looked_after_by
from porch.houses.registries import Recorded
from porch.houses.rules.signing_out import was_late
from porch.houses.words_living import FOUND, RESULTS
from porch.people.models import Member


def not_back(place: Place, now: datetime) -> dict[str, Any] | None:
    """For those who look after the house: somebody is overdue. It stands before everything else."""
    if not place.looks_after or not voted.signs_out(place.house):
        return None
    many = going_out.is_overdue_anywhere(place.house, now)
    return {"house": place.house, "many": many, "wants_primary": True} if many else None


def not_back_today(member: Member, now: datetime) -> dict[str, Any] | None:
    """On Today, for those who look after a house: somebody is overdue, and nothing of who."""
    for house in looked_after_by(member, now):
        many = going_out.is_overdue_anywhere(house, now) if voted.signs_out(house) else 0
        if many:
            return {"house": house, "many": many}
    return None


def my_chores(place: Place, now: datetime) -> dict[str, Any] | None:
    """One's own of this week; for whoever looks after the house where they are written down."""
    if place.stay is None:
        return {"house": place.house, "mine": [], "lives_here": False}
    week = chores.week_of(place.house, now)
    mine = [one for one in chores.my_turns(place.stay, now) if one.week == week]
    asked = len(chores.swaps_for(place.stay))
    return {"house": place.house, "mine": mine, "asked": asked, "lives_here": True}


def away(place: Place, now: datetime) -> dict[str, Any] | None:
    """Who is away this week, as they chose; and the way to say so oneself."""
    found = going_out.away_this_week(place.house, now)
    mine = going_out.out_now(place.stay) if place.stay and voted.signs_out(place.house) else None
    return {
        "house": place.house,
        "away": found,
        "out": mine,
        "lives_here": place.lives_here,
        "board": place.looks_after and voted.signs_out(place.house),
    }


def to_read(place: Place, now: datetime) -> dict[str, Any] | None:
    """What is to be read, and the agreement while it is to be signed."""
    signs = place.lives_here and not agreements.has_signed(place.house, place.member, now)
    return {
        "house": place.house,
        "notices": together.to_read(place, now),
        "signs": signs,
        "has_agreement": agreements.to_sign(place.house, now) is not None,
        "wants_primary": signs,
    }


def everyday(place: Place, now: datetime) -> dict[str, Any] | None:
    """Guests, repairs and tests: a number where there is one, and the way there."""
    mine = place.stay is not None and screens.own(place.stay).exists()
    return {
        "house": place.house,
        "waits": together.waiting_for_an_answer(place, now) if place.looks_after else 0,
        "repairs": len([one for one in together.repairs(place.house, now) if one.state != "done"]),
        "tests": place.lives_here and (mine or voted.screens(place.house)),
        "reads_tests": screens.reads_tests(place),
    }


def recorded(stay: Stay) -> list[Recorded]:
    """Everything of living together that was written down about them, in words."""
    rows = [*_out(stay), *_screens(stay), *_guests(stay), *_signed(stay), *_read(stay)]
    turns = ChoreTurn.objects.filter(stay=stay, done_at__isnull=False).select_related("chore")
    rows += [Recorded(one.done_at, gettext("A chore, done"), one.chore.name) for one in turns if one.done_at]
    return rows


def _out(stay: Stay) -> list[Recorded]:
    rows = SignOut.objects.filter(stay=stay).select_related("looked_by")
    found = []
    for one in rows:
        found.append(Recorded(one.out_at, gettext("Went out"), one.words))
        if one.back_at:
            late = was_late(going_out.span_of(one))
            found.append(Recorded(one.back_at, gettext("Back, later than said") if late else gettext("Back")))
        if one.looked_at:
            by = one.looked_by.handle if one.looked_by else ""
            words = str(FOUND[one.found])
            found.append(Recorded(one.looked_at, gettext("A late return was looked at"), words, by))
    return found


def _screens(stay: Stay) -> list[Recorded]:
    rows = Screen.objects.filter(stay=stay).select_related("by")
    return [
        Recorded(
            one.at,
            gettext("A test, put right") if one.corrects_id else gettext("A test"),
            " ".join(filter(None, [str(RESULTS.get(one.result, "")), one.because, one.own])),
            one.by.handle if one.by else "",
        )
        for one in rows
    ]


def _guests(stay: Stay) -> list[Recorded]:
    return [Recorded(one.from_at, gettext("A guest"), one.words) for one in Guest.objects.filter(stay=stay)]


def _signed(stay: Stay) -> list[Recorded]:
    rows = Signature.objects.filter(stay=stay).select_related("agreement")
    words = gettext("The agreement, signed")
    return [Recorded(one.at, words, gettext("Version %(n)s") % {"n": one.agreement.version}) for one in rows]


def _read(stay: Stay) -> list[Recorded]:
    rows = NoticeRead.objects.filter(stay=stay).select_related("notice")
    return [Recorded(one.at, gettext("A notice, read"), one.notice.title) for one in rows]
