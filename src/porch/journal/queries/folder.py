"""The journal as files to take away: what stands for everyone, or for members too, with its pictures."""

from collections.abc import Iterator

from porch.journal.rules.to_folder import Kept, file_of, name_of
from porch.stories.models import Story
from porch.stories.queries.reading import shown
from porch.stories.rules.told import EVERYONE, MEMBERS


def files(*, members_too: bool = False) -> Iterator[tuple[str, bytes]]:
    """Name and content of each file, oldest story first. A group's stories are the group's and stay."""
    audiences = (EVERYONE, MEMBERS) if members_too else (EVERYONE,)
    stories = shown().filter(audience__in=audiences).order_by("posted_at", "pk").prefetch_related("pictures")
    for story in stories:
        yield from _files_of(story)


def _files_of(story: Story) -> Iterator[tuple[str, bytes]]:
    assert story.posted_at is not None
    places: dict[int, tuple[str, str]] = {}
    for picture in story.pictures.all():
        data = picture.data
        if data:
            places[picture.number] = (f"pictures/{story.slug}-{picture.number}.jpg", picture.alt)
            yield places[picture.number][0], data
    kept = Kept(
        ident=str(story.pk),
        title=story.title,
        author=story.byline,
        at=story.posted_at,
        tags=tuple(word for word, _ in story.tags),
        note=story.note,
        body=story.body,
        pictures=places,
    )
    yield name_of(story.slug, story.posted_at), file_of(kept).encode()
