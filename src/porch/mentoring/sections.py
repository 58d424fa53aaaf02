"""What this room puts on /people/, on a pair's page, beside an offer and at the pairing desk."""

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext

from porch.bonds.models import Mode, Pair
from porch.bonds.queries.power import is_power_between
from porch.bonds.registries import Beside
from porch.mentoring.actions import mentors as actions
from porch.mentoring.models import Agreement
from porch.mentoring.queries import mentors as queries
from porch.mentoring.queries.pairs import papers_to_read
from porch.mentoring.rules.lineage import said
from porch.people import consent
from porch.people.models import Member, Role
from porch.ui.next_thing import NextThing, Pull


def waiting_section(member: Member, now: datetime) -> dict[str, Any] | None:
    """What waits for an answer of this member's: reviews, agreements, cover, a word for somebody, a year on."""
    found = {
        "reviews": queries.open_reviews(member, now),
        "papers": [(pair, pair.other_than(member)) for pair in papers_to_read(member)],
        "covers": queries.covers_to_decide(member),
        "words": queries.asked_for_a_word(member),
        "year_on": queries.year_on(member),
    }
    return found if any(found.values()) else None


def review(member: Member, now: datetime) -> NextThing | None:
    """The review whose end is nearest and that this member has not answered."""
    found = [one for one in queries.open_reviews(member, now) if not one.says]
    if not found:
        return None
    name = found[0].other.handle if found[0].other else gettext("Someone who has left")
    until = found[0].review.until
    return NextThing(
        Pull.WAITS,
        gettext("You and %(name)s") % {"name": name},
        reverse("mentoring:review", args=[found[0].review.pair_id]),
        gettext("Say what I would like"),
        says=gettext("Your time together comes to its end on %(day)s. How would you like it to go on?")
        % {"day": date_format(until, "j F")},
        at=until,
    )


def still_there_card(member: Member, now: datetime) -> dict[str, Any] | None:
    """For a mentor whose word runs out within a week, or who is asked whether they are up for it."""
    if not member.holds(Role.Name.MENTOR):
        return None
    mine = queries.mine(member, now)
    if mine is None or mine.rests or not mine.wants_a_word(now, queries.settings_now().available_days):
        return None
    return {"mine": mine, "wants_primary": False}


def lines_beside(viewer: Member, mentors: Collection[UUID], how: str, now: datetime) -> Mapping[UUID, Beside]:
    """What mentors wrote for whoever is asked about them."""
    lines = actions.read_lines(viewer, mentors, how=how, now=now)
    return {pk: Beside("mentoring/_lines.html", {"lines": text}) for pk, text in lines.items()}


def beside_pair(pair: Pair, viewer: Member, now: datetime) -> Beside | None:
    """On the page of a mentor and a mentee: the agreement, whose the first word is, that a mentor has one too."""
    if pair.mode != Mode.MENTORS:
        return None
    mentor, mentee = pair.first, pair.second
    live, is_mentee = pair.looks_live, pair.second_id == viewer.pk
    context = {
        "pair": pair,
        "other": pair.other_than(viewer),
        "is_mentee": is_mentee,
        "is_live": live,
        "agreement": Agreement.objects.filter(pair=pair).exists(),
        "review": queries.review_of(viewer, pair.pk, now),
        "may_ask_to_begin": live
        and is_mentee
        and not pair.mentor_begins
        and pair.conversation is not None
        and not pair.conversation.last_seq,
        "power": live and mentor is not None and mentee is not None and is_power_between(mentor, mentee),
    }
    if live and is_mentee and mentor is not None:
        context |= _lineage(mentor, viewer, now)
    return Beside("mentoring/_pair.html", context)


def _lineage(mentor: Member, viewer: Member, now: datetime) -> dict[str, Any]:
    """That one's mentor has a mentor is theirs to let be known; how far it reaches beyond names nobody."""
    hands = queries.hands_over(mentor.pk)
    if not hands or not consent.see(viewer, mentor, "has-mentor", purpose="walking", now=now):
        return {}
    return {"has_mentor": True, "hands": said(hands + 1)}


def desk_line(member: Member, now: datetime) -> Beside | None:
    return Beside("mentoring/_desk_line_mentors.html") if member.holds(Role.Name.COORDINATOR) else None


def shows_to(member: Member) -> bool:
    return queries.is_mentor(member)
