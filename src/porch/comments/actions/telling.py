"""Who hears of what was said: the story's author, whoever is answered, and the desk where something waits."""

from datetime import datetime

from django.urls import reverse

from porch.comments.models import Comment
from porch.comments.rules.waiting import OF_A_MACHINE
from porch.people.models import Member
from porch.people.queries import are_blocked, holders_of
from porch.safety.queries import desk_people
from porch.wire.actions import tell

DESK_PAGE = "comments:desk"


def tell_of(comment: Comment, now: datetime) -> None:
    """It stands: the author of the story hears of it, and whoever it answers. Nobody hears of what is withheld."""
    story, writer = comment.story, comment.author
    if comment.withheld:
        return
    owner = story.owner
    if owner is not None and owner.pk != comment.author_id:
        tell(owner, kind="said-under-story", path=story.get_absolute_url(), now=now)
    answered = comment.answers.author if comment.answers else None
    if answered is None or answered.pk == comment.author_id or answered.pk == story.owner_id:
        return
    if writer is None or not are_blocked(writer, answered):
        path = reverse(
            "comments:own", args=[comment.answers_id]
        )  # a page of theirs, which knows that it was looked at
        tell(answered, kind="answered-you", path=path, now=now)


def tell_writer(comment: Comment, now: datetime) -> None:
    """A member whose words waited hears that there is an answer. A stranger has the address of their words."""
    if comment.author is not None:
        kind = "words-are-up" if comment.state == "shown" else "something-new"
        path = reverse("comments:own", args=[comment.pk])
        tell(comment.author, kind=kind, path=path, now=now)


def call_the_desk(comment: Comment, now: datetime) -> None:
    """What came as machines send things calls nobody: it lies at the desk until somebody comes by."""
    if OF_A_MACHINE.isdisjoint(comment.why):
        call(desk_people(), now, but=comment.author)


def call_all(now: datetime) -> None:
    """Something waits past its day: everyone who runs the place hears of it."""
    runs = [member for part in ("operator",) for member in holders_of(part)]
    call([*desk_people(), *runs], now)


def call(members: list[Member], now: datetime, *, but: Member | None = None) -> None:
    for pk, member in {one.pk: one for one in members}.items():
        if but is None or pk != but.pk:
            tell(member, kind="needs-a-person", path=reverse(DESK_PAGE), now=now)
