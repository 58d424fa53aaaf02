"""What this room shows on Today: news of one's own stories, until one has looked."""

from datetime import datetime
from typing import Any

from porch.people.models import Member
from porch.stories import queries


def news_card(member: Member, now: datetime) -> dict[str, Any] | None:
    if member.is_left_in_peace:
        return None
    news = queries.news_of(member)
    return {"news": news[:3]} if news else None
