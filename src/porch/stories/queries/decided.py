"""What the community decided about its stories."""

from datetime import datetime

from porch.kit.clock import today_in
from porch.people.models import Member
from porch.stories.models import Decided
from porch.stories.models.decided import THE_ONE
from porch.stories.rules.reading import A_WHILE


def decided() -> Decided:
    """The one row; the usual, unsaved, while nothing was decided."""
    return Decided.objects.filter(pk=THE_ONE).first() or Decided()


def may_write_publicly(member: Member, now: datetime) -> bool:
    """Whether this member may put a story before everyone on the web."""
    writers = decided().writers
    if writers == Decided.Writers.AFTER_A_WHILE:
        return today_in(member.time_zone, now) - member.joined_on >= A_WHILE
    return writers == Decided.Writers.ANYONE
