"""This room's share of a person: what they wrote, what came back to them, and whom they thanked.

Of thanks one gets the words, as on one's own page: never from whom.
"""

from datetime import datetime
from typing import Any

from porch.people.models import Member
from porch.people.registries import Belonging
from porch.stories.models import Asked, Look, Picture, Story, Tagged, Thanks


def export(member: Member) -> dict[str, Any]:
    """Every story in every state with its draft, and the thanks both ways."""
    given = Thanks.objects.filter(by=member).select_related("story").order_by("at")
    asked = Asked.objects.filter(member=member).first()
    return {
        "stories": [_story(row) for row in stories_of(member)],
        "thanks_i_gave": [
            {"story": row.story.title, "at": _moment(row.at), "words": row.words} for row in given
        ],
        "asked_to_write": {"last": _moment(asked.at) if asked and asked.at else None, "never": asked.never}
        if asked
        else None,
    }


def files(member: Member) -> dict[str, bytes]:
    """Their pictures, by the story and the number they have in it."""
    rows = Picture.objects.filter(story__owner=member).select_related("story").order_by("story", "number")
    return {f"picture-{row.story_id}-{row.number}.jpg": data for row in rows if (data := row.data)}


def stories_of(member: Member) -> list[Story]:
    rows = Story.objects.filter(owner=member).order_by("changed_at", "pk")
    return list(rows.prefetch_related("looks", "thanks", "pictures"))


def _story(row: Story) -> dict[str, Any]:
    draft = row.draft
    return {
        "state": row.state,
        "hidden_by_the_safety_desk": row.is_hidden,
        "posted": _moment(row.posted_at) if row.posted_at else None,
        "byline": row.byline,
        "put_up": row.put_up.as_kept() if row.body else None,
        "draft": draft.as_kept() if draft else None,
        "pictures": [
            {"number": one.number, "shows": one.alt, "only_decorates": one.decorative}
            for one in row.pictures.all()
        ],
        "looks": [
            {"asked": _moment(one.asked_at), "answer": one.state, "note": one.note} for one in row.looks.all()
        ],
        "thanks": [one.words for one in row.thanks.all() if not one.is_hidden],
    }


def _moment(value: datetime) -> str:
    return value.isoformat(timespec="seconds")


def erase(member: Member, now: datetime) -> None:
    """Their stories go at once, with everything under them, and so do the thanks they gave."""
    Story.objects.filter(owner=member).delete()
    Thanks.objects.filter(by=member).delete()
    Asked.objects.filter(member=member).delete()
    Look.objects.filter(answered_by=member).update(answered_by=None)


belonging = Belonging(
    title="Stories I wrote, and thanks",
    models=(Story, Tagged, Look, Picture, Thanks, Asked),
    export=export,
    erase=erase,
    files=files,
)
