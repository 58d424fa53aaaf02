"""Saying something under a story: it stands at once, or waits until a person has looked."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.formats import number_format
from django.utils.translation import gettext

from porch.comments import queries
from porch.comments.actions.telling import call_the_desk, tell_of
from porch.comments.models import Comment
from porch.comments.rules.lifecycles import LOOK_WITHIN
from porch.comments.rules.text import LONGEST, cleaned, cleaned_name, is_a_name
from porch.comments.rules.waiting import Sending, of_a_member, of_a_stranger
from porch.people.models import Member
from porch.people.queries import by_handle
from porch.record.actions import note
from porch.safety.queries import is_new, looks_at_first, standing_of
from porch.safety.rules import contacts
from porch.stories.models import Story


class NotSayable(Exception):
    """It cannot be said so, or here. Its text is one sentence for whoever wrote it."""


@dataclass(frozen=True)
class Words:
    """What somebody typed. ``name``: a stranger's, or one drawn for a member; empty, a member's own.

    ``answers`` is the id of what it answers; ``ticket`` the number of the page it came from.
    """

    text: str
    ticket: UUID
    name: str = ""
    answers: UUID | None = None


def say(story: Story, words: Words, *, by: Member, now: datetime) -> Comment:
    """A member says something. It stands at once, or is held where the house looks first; the same page twice is once.

    To a writer whom the author keeps away it looks as ever, and nobody else is shown it. NotSayable with a sentence.
    """
    if earlier := Comment.objects.filter(ticket=words.ticket, author=by).first():
        return earlier
    text = _checked(words.text)
    if not standing_of(by, now).may_write:
        raise NotSayable(
            gettext("You cannot write to others for now. What applies, and until when, stands at /standing/.")
        )
    try:
        return _say(story, words, text, by, now)
    except IntegrityError:  # the same page came twice at once: the other one was first
        return Comment.objects.get(ticket=words.ticket, author=by)


@transaction.atomic
def _say(story: Story, words: Words, text: str, by: Member, now: datetime) -> Comment:
    answered = _answered(story, words, by)
    others = {one for one in (story.owner_id, answered.author_id if answered else None) if one} - {by.pk}
    before = queries.shown_before(by)
    with_contacts = bool(contacts.found(text))
    why = of_a_member(
        is_new=is_new(by, now),
        shown_before=before,
        for_everyone=story.audience == Story.Audience.EVERYONE and story.owner_id != by.pk,
        looked_at_contacts=with_contacts and looks_at_first(by, others, said_before=before, now=now),
        is_alike=not by.is_staff and queries.is_alike(text, by, now),
    )
    name = words.name if words.name and by.pk != story.owner_id and not by_handle(words.name) else ""
    made = Comment(
        story=story, answers=answered, author=by, name=name, text=text, ticket=words.ticket, at=now
    )
    made.withheld = queries.is_kept_apart(story, by)
    return _keep(made, why, now)


def say_as_stranger(story: Story, words: Words, sending: Sending, *, now: datetime) -> Comment:
    """Somebody who is not signed in says something: it waits until a person has looked, always.

    ``sending`` is how it came, for those who look; it never keeps anything out. NotSayable with a sentence.
    """
    if earlier := Comment.objects.filter(ticket=words.ticket, is_stranger=True).first():
        return earlier
    text, name = _checked(words.text), cleaned_name(words.name)
    if not is_a_name(name):
        raise NotSayable(gettext("A name has letters, and at most 40 of them. It need not be yours."))
    if queries.is_full_of_strangers():
        raise NotSayable(
            gettext("So much waits for a reader that no more can be taken in today. Please come back.")
        )
    try:
        return _say_as_stranger(story, words, text, name, sending, now)
    except IntegrityError:
        return Comment.objects.get(ticket=words.ticket, is_stranger=True)


@transaction.atomic
def _say_as_stranger(
    story: Story, words: Words, text: str, name: str, sending: Sending, now: datetime
) -> Comment:
    answered = _answered(story, words, None)
    is_alike = queries.is_alike(text, None, now)
    why = of_a_stranger(sending, contacts=contacts.found(text), is_alike=is_alike)
    made = Comment(
        story=story, answers=answered, is_stranger=True, name=name, text=text, ticket=words.ticket, at=now
    )
    return _keep(made, why, now)


def _checked(typed: str) -> str:
    text = cleaned(typed)
    if not text:
        raise NotSayable(gettext("Write something first."))
    if len(text) > LONGEST:
        counts = {"count": number_format(len(text)), "most": number_format(LONGEST)}
        raise NotSayable(gettext("That is %(count)s characters; %(most)s fit here.") % counts)
    return text


def _answered(story: Story, words: Words, viewer: Member | None) -> Comment | None:
    if not queries.may_say(story, viewer):
        raise NotSayable(
            gettext("Nothing more can be said under this story. What was said can still be read.")
        )
    if words.answers is None:
        return None
    found = queries.to_answer(story, viewer, words.answers)
    if found is None:
        raise NotSayable(gettext("What you answer is not there any more. You can say it to the story."))
    return found


def _keep(made: Comment, why: tuple[str, ...], now: datetime) -> Comment:
    made.why = list(why)
    if why:
        made.due_at = now + LOOK_WITHIN
    else:
        made.state, made.shown_at = made.LIFECYCLE.after("show", made.state), now
    made.save(force_insert=True)
    by = made.author_id
    note("comment.held" if why else "comment.said", by=by, about=made.pk, now=now, detail={"why": list(why)})
    if why:
        call_the_desk(made, now)
    else:
        tell_of(made, now)
    return made
