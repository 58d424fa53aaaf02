"""When somebody is asked nothing: they rest or leave, or something was hard in the last two days."""

from datetime import datetime

from porch.people.models import Member
from porch.wire.queries import is_hushed


def is_left_alone(member: Member, now: datetime) -> bool:
    """Whether nothing is put to them by itself. What a person sends them still comes."""
    return member.is_left_in_peace or is_hushed(member, now)
