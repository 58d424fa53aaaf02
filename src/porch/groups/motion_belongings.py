"""Motions as part of what is a member's own: what they brought and said, and how they raised their hand."""

from datetime import datetime
from typing import Any

from porch.groups import motion_words
from porch.groups.actions.motions_leaving import erase_motions
from porch.groups.models import Box, Candidate, Hand, Line, Motion, Voter
from porch.people.models import Member
from porch.people.registries import Belonging


def export(member: Member) -> dict[str, Any]:
    """Their own words, and of votes what can be known: that they took part in one that runs, how in an open one."""
    mine = (
        Motion.objects.filter(brought_by=member).select_related("group", "position").order_by("made_at", "pk")
    )
    lines = Line.objects.filter(author=member).select_related("motion__group").order_by("at", "pk")
    hands = Hand.objects.filter(member=member).select_related("motion__group", "motion__position")
    votes = Voter.objects.filter(member=member).select_related("motion__group", "motion__position")
    return {
        "motions_i_brought": [
            {
                "group": motion.group.name,
                "about": motion_words.name(motion),
                "words": motion.text,
                "why": motion.why,
                "since": _moment(motion.made_at),
                "state": motion.state,
            }
            for motion in mine
        ],
        "what_i_said": [
            {
                "group": line.motion.group.name,
                "words": line.words,
                "with_my_name": line.is_named,
                "at": _moment(line.at),
            }
            for line in lines
        ],
        "hands_i_raised": [
            {"group": hand.motion.group.name, "about": motion_words.name(hand.motion), "said": _said(hand)}
            for hand in hands
        ],
        "votes_that_run": [
            {
                "group": one.motion.group.name,
                "about": motion_words.name(one.motion),
                "i_have_voted": one.has_voted,
            }
            for one in votes
        ],
    }


def _said(hand: Hand) -> list[str]:
    """What they said; of an election only of how many they approved: the others' names are not theirs to take."""
    alone = {"yes", "no", "abstain", "nobody"}
    if set(hand.said) <= alone:
        return list(hand.said)
    return [f"approved of {len(hand.said)}"]


def _moment(value: datetime) -> str:
    return value.isoformat(timespec="seconds")


belonging = Belonging(
    title="Motions, and what I said about them",
    models=(Motion, Candidate, Line, Voter, Box, Hand),
    export=export,
    erase=erase_motions,
)
