"""Which comments one viewer is shown, as conditions of one query; the thread and the counts both use them."""

from django.db.models import Exists, F, OuterRef, Q

from porch.people.models import Block, Member

HERE = Q(author__is_active=True, author__state=Member.State.HERE)


def stands_for(viewer: Member | None) -> Q:
    """What stands before this viewer: shown, of a stranger or of somebody who is here, and not of somebody apart.

    What is withheld, or of somebody apart, is not there; its writer sees their own. None is anybody on the web.
    """
    stands = Q(state="shown", withheld=False) & (Q(is_stranger=True) | HERE)
    if viewer is None:
        return stands
    return (stands & ~_apart(viewer)) | Q(state="shown", author=viewer)


def _apart(viewer: Member) -> Q:
    """A block between the two. Under a drawn name, its own or the story's, only its writer's own block counts:
    otherwise whoever blocks one person after another could see whose words go."""
    theirs = Block.objects.filter(by=OuterRef("author"), whom=viewer)
    mine = Block.objects.filter(by=viewer, whom=OuterRef("author"))
    under_the_storys = Q(author=F("story__owner")) & ~Q(story__pseudonym="")
    return Q(Exists(theirs)) | (Q(name="") & ~under_the_storys & Q(Exists(mine)))
