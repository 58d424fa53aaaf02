"""One group as one person may see it: whoever belongs, and whoever could join. For everyone else it is not there."""

from dataclasses import dataclass
from datetime import datetime

from porch.groups.models import Belonging, Group
from porch.groups.queries.service import powers_of
from porch.groups.queries.settings import setting_of
from porch.groups.rules.lifecycles import THERE
from porch.people.models import Member


@dataclass(frozen=True)
class Seen:
    """``may`` are the powers of the positions the viewer holds here, such as "let-in" or "announce"."""

    group: Group
    viewer: Member
    belonging: Belonging | None
    may: frozenset[str]

    @property
    def belongs(self) -> bool:
        return self.belonging is not None

    @property
    def is_home(self) -> bool:
        return self.belonging is not None and (self.belonging.is_home or self.group.is_household)

    @property
    def joining(self) -> str:
        return setting_of(self.group, "joining")


def seen_group(slug: str, viewer: Member, now: datetime) -> Seen | None:
    """The group at this address as ``viewer`` sees it, or None: it ended, is asked for only, or is not for them.

    A group one enters by invitation alone, and one at rest, are seen by their own people.
    """
    group = Group.objects.filter(slug=slug, state__in=THERE).first()
    if group is None:
        return None
    belonging = Belonging.objects.filter(group=group, member=viewer).first()
    if belonging is None and not can_be_found(group):
        return None
    return Seen(group, viewer, belonging, powers_of(viewer, group, now) if belonging else frozenset())


def can_be_found(group: Group) -> bool:
    """Whether someone who does not belong may know of it."""
    return group.state == "open" and not group.is_household and setting_of(group, "joining") != "invitation"


def group_for(slug: str, viewer: Member, now: datetime) -> Seen | None:
    """As ``seen_group``, for those who belong only."""
    seen = seen_group(slug, viewer, now)
    return seen if seen and seen.belongs else None
