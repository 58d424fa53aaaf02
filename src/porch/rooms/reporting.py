"""A room, somebody in it, and “I am not OK”, as the safety desk can be told of them."""

from datetime import timedelta
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext

from porch.kit.clock import now
from porch.people.models import Member
from porch.people.queries import blocked_ids
from porch.rooms.models import Entry, Room, Seat
from porch.rooms.queries.board import names_in
from porch.rooms.queries.shares import WITH_WORDS
from porch.safety.registries import Reportable, reportables

LAST = timedelta(minutes=10)  # of what was typed, goes along when ticked
ALONG = "Send what was typed here in the last 10 minutes along"


def register() -> None:
    reportables.register("room", Reportable(label, nobody, last_words, back, along=ALONG))
    reportables.register("in-room", Reportable(label_of_person, whom, words_beside, back, along=ALONG))
    reportables.register("not-ok", Reportable(label_of_not_ok, nobody, nothing, back))


def _seat(ident: str, viewer: Member) -> Seat | None:
    """The viewer's chair: whoever sat there tells of it, also when they were asked to step out, or it is over."""
    try:
        pk = UUID(ident.partition(".")[0])
    except ValueError:
        return None
    return Seat.objects.filter(room=pk, member=viewer).select_related("room").first()


def label(ident: str, viewer: Member) -> str | None:
    seat = _seat(ident, viewer)
    return gettext("the room “%(title)s”") % {"title": seat.room.title} if seat else None


def nobody(ident: str, viewer: Member) -> Member | None:
    return None


def nothing(ident: str, viewer: Member) -> str:
    return ""


def last_words(ident: str, viewer: Member) -> str:
    """What was typed in the last ten minutes, as the viewer reads it: since they came, without whom they blocked."""
    seat = _seat(ident, viewer)
    if seat is None:
        return ""
    found = Entry.objects.filter(room=seat.room, verb__in=WITH_WORDS, seq__gt=seat.heard_from)
    found = (
        found.filter(at__gte=now() - LAST).exclude(sealed_words=b"").exclude(author__in=blocked_ids(viewer))
    )
    rows = list(found.order_by("seq"))
    names = names_in(seat.room, frozenset(row.who for row in rows if row.who))
    return "\n".join(f"{row.at:%H:%M} UTC, {_name(names, row)}: {row.words}" for row in rows)


def _name(names: dict[int, tuple[str, str]], row: Entry) -> str:
    return names[row.who][0] if row.who in names else gettext("Someone who has left")


def back(ident: str) -> str:
    room = Room.objects.filter(pk=ident.partition(".")[0]).first()
    return room.get_absolute_url() if room else reverse("rooms:rooms")


def _of_chair(ident: str, viewer: Member) -> Seat | None:
    """Somebody whose name the viewer can read in this room."""
    seat, no = _seat(ident, viewer), ident.partition(".")[2]
    if seat is None or not no.isascii() or not no.isdigit() or int(no) == seat.no:
        return None
    chair = seat.room.as_floor.chair(int(no))
    if chair is None or not (chair.known or chair.role):
        return None
    return Seat.objects.filter(room=seat.room, no=int(no)).select_related("member").first()


def label_of_person(ident: str, viewer: Member) -> str | None:
    other = _of_chair(ident, viewer)
    if other is None:
        return None
    name = names_in(other.room, frozenset({other.no}))[other.no][0]
    return gettext("%(name)s, in a room") % {"name": name}


def whom(ident: str, viewer: Member) -> Member | None:
    other = _of_chair(ident, viewer)
    return other.member if other else None


def words_beside(ident: str, viewer: Member) -> str:
    return last_words(ident, viewer) if _of_chair(ident, viewer) else ""


def label_of_not_ok(ident: str, viewer: Member) -> str | None:
    seat = _seat(ident, viewer)
    return (
        gettext("that you are not OK, in the room “%(title)s”") % {"title": seat.room.title} if seat else None
    )
