"""What one of the made-up groups has decided, and what it votes on now: brought and voted by the same verbs."""

from datetime import datetime, timedelta

from porch.groups.actions.motions import draft
from porch.groups.actions.motions import say as speak
from porch.groups.actions.motions_deciding import count_if_all_have_voted, keep_motions_moving, put_to_group
from porch.groups.actions.motions_voting import vote
from porch.groups.models import Group, Motion
from porch.people.models import Member
from porch.wire.actions import seen


def decide(group: Group, people: dict[str, Member], now: datetime) -> None:
    """Ana and Wren have a vote here; Heron and Sam read and talk along."""
    ana, wren = people["Ana"], people["Wren"]
    _decided(group, ana, wren, now - timedelta(days=20))
    asked = _put(
        group, wren, ("proof-of-attendance", "yes"), "Two of us need it for work.", now - timedelta(days=1)
    )
    for member in (ana, wren):
        seen(member, asked.get_absolute_url(), now)


def _decided(group: Group, ana: Member, wren: Member, at: datetime) -> None:
    why = "We see each other on Thursdays, so a week of writing first is one week too many."
    motion = _put(group, ana, ("decide-discussion", "0"), why, at)
    speak(motion, "Fine with me. Whoever cannot come on Thursday still has a week to vote.", by=wren, now=at)
    at += timedelta(days=7)
    keep_motions_moving(at)
    motion.refresh_from_db()
    for member in (ana, wren):
        vote(motion, ["yes"], by=member, now=at)
    count_if_all_have_voted(motion, now=at + timedelta(hours=5))
    for member in (ana, wren):
        seen(member, motion.get_absolute_url(), at + timedelta(hours=6))


def _put(group: Group, by: Member, setting: tuple[str, str], why: str, at: datetime) -> Motion:
    group.refresh_from_db()
    motion = draft(group, "setting", by=by, now=at, setting=setting, why=why)
    put_to_group(motion, by=by, now=at)
    return motion
