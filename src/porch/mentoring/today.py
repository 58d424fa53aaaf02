"""What this room shows beside a conversation."""

from porch.mentoring.queries.work import mentor_pairs_of
from porch.people.models import Member
from porch.talk.models import Conversation
from porch.talk.registries import SideLight


def work_sidelight(conversation: Conversation, viewer: Member) -> SideLight | None:
    """For the two of a mentor pair: the way to what they do together."""
    pair = mentor_pairs_of(viewer).filter(conversation=conversation).first()
    return SideLight("mentoring/_beside.html", {"pair": pair}) if pair else None


def has_a_mentor_pair(member: Member) -> bool:
    return mentor_pairs_of(member).exists()
