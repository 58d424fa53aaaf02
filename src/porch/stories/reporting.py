"""Stories and the words of a thank-you, as the safety desk can be told of them."""

from datetime import datetime
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext

from porch.people.models import Member
from porch.safety.queries import hidden
from porch.safety.registries import Reportable, on_hiding, reportables
from porch.stories.models import Story, Thanks
from porch.stories.queries import readable_by


def register() -> None:
    reportables.register(
        "story", Reportable(label, whom, words, back, along="Send the story along", can_be_hidden=True)
    )
    reportables.register(
        "thanks",
        Reportable(
            label_of_thanks,
            whom_of_thanks,
            words_of_thanks,
            back_to_mine,
            along="Send the words along",
            can_be_hidden=True,
        ),
    )
    on_hiding.register("stories", hide_or_show)


def _read(ident: str, viewer: Member) -> Story | None:
    pk = _as_id(ident)
    return readable_by(viewer).filter(pk=pk).exclude(owner=viewer).first() if pk else None


def _as_id(ident: str) -> UUID | None:
    try:
        return UUID(ident)
    except ValueError:
        return None


def label(ident: str, viewer: Member) -> str | None:
    story = _read(ident, viewer)
    return gettext("the story “%(title)s”") % {"title": story.title} if story else None


def whom(ident: str, viewer: Member) -> Member | None:
    """Whoever wrote it, under whatever name: the desk acts on people. The reporter is not told."""
    story = _read(ident, viewer)
    return story.owner if story else None


def words(ident: str, viewer: Member) -> str:
    story = _read(ident, viewer)
    return "\n".join(line for line in (story.title, story.note, story.body) if line) if story else ""


def back(ident: str) -> str:
    pk = _as_id(ident)
    story = Story.objects.filter(pk=pk).first() if pk else None
    return story.get_absolute_url() if story else reverse("stories:mine")


def _thanked(ident: str, viewer: Member) -> Thanks | None:
    pk = _as_id(ident)
    return Thanks.objects.filter(pk=pk, story__owner=viewer).first() if pk else None


def label_of_thanks(ident: str, viewer: Member) -> str | None:
    return gettext("words that came with thanks") if _thanked(ident, viewer) else None


def whom_of_thanks(ident: str, viewer: Member) -> Member | None:
    thanks = _thanked(ident, viewer)
    return thanks.by if thanks else None


def words_of_thanks(ident: str, viewer: Member) -> str:
    thanks = _thanked(ident, viewer)
    return thanks.words if thanks else ""


def back_to_mine(ident: str) -> str:
    return reverse("stories:mine")


def hide_or_show(kind: str, ident: str, now: datetime) -> None:
    """The desk hid something, or shows it again: a column, so that a list need not ask who hid what."""
    pk = _as_id(ident) if kind in ("story", "thanks") else None
    if pk is None:
        return
    is_hidden = ident in hidden(kind)
    if kind == "story":
        Story.objects.filter(pk=pk).update(is_hidden=is_hidden, changed_at=now)
    else:
        Thanks.objects.filter(pk=pk).update(is_hidden=is_hidden)
