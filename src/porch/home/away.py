"""Whether somebody was away a while, as far as that may be known: nobody's visits are kept."""

from datetime import datetime, timedelta

from porch.people.models import Member
from porch.ui.registries import last_words

A_WHILE = timedelta(days=30)


def was_away(member: Member, now: datetime) -> bool:
    """Here for longer than a while, and in all that time they said and told nothing, anywhere.

    True too for somebody who only reads. Nothing follows from it but other words of greeting.
    """
    if now.date() - member.joined_on <= A_WHILE:
        return False
    return not any(said(member, now - A_WHILE) for said in last_words)
