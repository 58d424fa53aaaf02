"""Stories as one viewer may read them. What somebody may not read looks exactly like what is not there."""

from dataclasses import dataclass
from uuid import UUID

from django.db import DEFAULT_DB_ALIAS
from django.db.models import Exists, OuterRef, Q, QuerySet

from porch.groups.models import Belonging
from porch.kit.prepared import Prepared
from porch.people.models import Block, Member
from porch.stories.models import Picture, Story, Thanks
from porch.stories.rules.lifecycles import SHOWN
from porch.stories.rules.told import EVERYONE, GROUP, MEMBERS


@dataclass(frozen=True)
class Read:
    """One story before one viewer. ``thanked``: they did so already; ``is_open``: others can read it too."""

    story: Story
    is_mine: bool
    is_open: bool
    thanked: bool


def shown() -> QuerySet[Story]:
    """What stands: shown, not hidden, of somebody who is here and neither rests nor leaves."""
    here = Q(owner__is_active=True, owner__state=Member.State.HERE)
    return Story.objects.filter(here, state=SHOWN, is_hidden=False)


def readable_by(viewer: Member | None) -> QuerySet[Story]:
    """Every story this viewer may read, in no order; None is anybody on the web. One query, joined to nothing shown.

    Members' stories are for those who are here for a recovery of their own; a group's while both belong to it.
    """
    if viewer is None or not viewer.is_here:
        return shown().filter(audience=EVERYONE)
    mine = Q(owner=viewer)
    who = Q(audience=EVERYONE) | mine
    if not viewer.in_recovery:
        return shown().filter(who)
    belongs = Belonging.objects.filter(group=OuterRef("group"), group__state="open")
    both = Exists(belongs.filter(member=viewer)) & Exists(belongs.filter(member=OuterRef("owner")))
    who |= (Q(audience=MEMBERS) | Q(audience=GROUP) & both) & ~_apart(viewer)
    return shown().filter(who)


def _apart(viewer: Member) -> Q:
    """A block between the two. Under a name drawn for the story only the author's own block counts: otherwise
    whoever blocks one person after another could see whose story goes."""
    theirs = Block.objects.filter(by=OuterRef("owner"), whom=viewer)
    mine = Block.objects.filter(by=viewer, whom=OuterRef("owner"))
    return Q(Exists(theirs)) | (Q(pseudonym="") & Q(Exists(mine)))


def story_for(viewer: Member | None, slug: str) -> Story | None:
    """The story at this address: one's own in any state, another's where they may read it."""
    found = readable_by(viewer).filter(slug=slug).first()
    if found is None and viewer is not None and viewer.is_here:
        found = Story.objects.filter(owner=viewer, slug=slug).first()
    return found


COLUMNS = [field.attname for field in Story._meta.concrete_fields]
_for_visitors = Prepared(
    lambda slug: readable_by(None).filter(slug=slug).values_list(*COLUMNS), slug="a slug that none can have"
)


def read_by(viewer: Member | None, slug: str) -> Read | None:
    """As ``story_for``, with what the page has to know besides: in two queries at most, three for an own draft."""
    if viewer is None:
        rows = _for_visitors.rows(slug=slug)
        return Read(Story.from_db(DEFAULT_DB_ALIAS, COLUMNS, rows[0]), False, True, False) if rows else None
    thanked = Thanks.objects.filter(story=OuterRef("pk"), by=viewer)
    found = readable_by(viewer).annotate(thanked=Exists(thanked)).filter(slug=slug).first()
    if found is not None:
        mine = found.owner_id == viewer.pk
        return Read(found, mine, True, bool(getattr(found, "thanked", False)))
    own = story_for(viewer, slug)
    return Read(own, True, False, False) if own is not None else None


def may_thank(viewer: Member, story: Story) -> bool:
    """Somebody who is here and reads it, and whom the author has not kept away; nobody thanks themselves."""
    if story.owner_id == viewer.pk or not readable_by(viewer).filter(pk=story.pk).exists():
        return False
    apart = Q(by=story.owner_id, whom=viewer)
    if not story.pseudonym:
        apart |= Q(by=viewer, whom=story.owner_id)
    return not Block.objects.filter(apart).exists()


def picture_for(viewer: Member | None, pk: UUID) -> Picture | None:
    """A picture of a story this viewer may read, or of their own. Whoever reads stories first asks ``desk``."""
    there = Picture.objects.filter(pk=pk).select_related("story").first()
    if there is None:
        return None
    if viewer is not None and there.story.owner_id == viewer.pk:
        return there
    return there if readable_by(viewer).filter(pk=there.story_id).exists() else None
