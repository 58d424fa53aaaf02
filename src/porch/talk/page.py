"""Everything the conversation's page shows to one viewer."""

from dataclasses import dataclass
from datetime import datetime

from porch.people.models import Member
from porch.talk.models import Conversation, HeldMessage, Membership
from porch.talk.queries import (
    Line,
    held_of,
    is_full_of_first_words,
    lines_for,
    others_to_write_to,
    stance,
    with_whom,
)
from porch.talk.registries import Hush, SideLight, Title, sidelights
from porch.talk.rules import UNTIL_ENDED, days_kept
from porch.talk.titled import hush_of, title_of
from porch.talk.usual import usual_hours


@dataclass(frozen=True)
class Page:
    """``stance`` is where the viewer stands (see queries); ``since`` is the log's end when the page was read."""

    conversation: Conversation
    viewer: Member
    place: Membership
    others: list[Member]
    name: str
    usual: str
    stance: str
    since: int
    lines: list[Line]
    earlier: int | None
    before: int | None
    first_words_said: bool
    days_kept: int
    is_muted: bool
    sidelights: list[SideLight]
    held: list[HeldMessage]
    to_write_to: list[Member]
    title: Title | None
    hush: Hush | None

    @property
    def can_write(self) -> bool:
        return self.stance in ("open", "asked-them") and not (self.hush and self.hush.lasts)

    @property
    def is_for_two(self) -> bool:
        return self.conversation.kind != Conversation.Kind.GROUP

    @property
    def kept_until_ended(self) -> bool:
        return self.days_kept == UNTIL_ENDED


def page_of(conversation: Conversation, viewer: Member, *, now: datetime, before: int | None = None) -> Page:
    """The page as ``viewer`` sees it. ``conversation`` must be fresh: its last number is where listening begins."""
    places = list(Membership.objects.filter(conversation=conversation).select_related("member__lived"))
    mine = next(place for place in places if place.member_id == viewer.pk)
    title, hush = title_of(conversation), hush_of(conversation, viewer, now)
    others = [] if title else sorted((place.member for place in places if place is not mine), key=str)
    where = stance(conversation, viewer)
    lines, earlier = lines_for(conversation, viewer, now=now, before=before)
    return Page(
        conversation=conversation,
        viewer=viewer,
        place=mine,
        others=others,
        name=title.name if title else with_whom(others),
        usual=usual_hours(others[0], viewer, now=now) if len(others) == 1 and where == "open" else "",
        stance=where,
        since=conversation.last_seq,
        lines=lines,
        earlier=earlier,
        before=before,
        first_words_said=where == "asked-them" and is_full_of_first_words(conversation, viewer),
        days_kept=days_kept(place.keep_days for place in places),
        is_muted=mine.muted_until is not None and mine.muted_until > now,
        to_write_to=others_to_write_to(conversation, viewer),
        held=held_of(viewer, conversation) if before is None else [],
        title=title,
        hush=hush,
        sidelights=[light for shine in sidelights if (light := shine(conversation, viewer))],
    )
