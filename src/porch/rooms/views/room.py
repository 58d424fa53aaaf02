"""One room, whichever side of its door somebody stands on."""

from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from porch.kit.clock import now
from porch.kit.full import if_there_is_room
from porch.people.access import MemberRequest, member_required
from porch.people.models import Member
from porch.rooms import actions, queries
from porch.rooms.forms import ComingIn, Share
from porch.rooms.models import Room, Seat
from porch.rooms.registries import room_sections
from porch.rooms.rules.alike_names import NotAName
from porch.rooms.rules.floor import MODES, OPEN, SHARE_LENGTHS, SILENT, may_write
from porch.rooms.rules.roles import leads
from porch.rooms.rules.rooms import NOBODY_AFTER, OPEN_TO_COME
from porch.rooms.rules.serving import TO_VOLUNTEER
from porch.rooms.rules.spaces import door_of
from porch.rooms.views.doors import door, place, to
from porch.rooms.words import DOES, HOWS, KEEPS, REACTIONS, ROLES, RULES, SHARES
from porch.rooms.words import MODES as MODE_WORDS


def room_found(request: MemberRequest, pk: UUID, at: datetime) -> Room:
    room = queries.room_for(request.user, pk, at)
    if room is None or door_of(room.kind) != door(request):
        raise Http404
    return room


def seat_found(request: MemberRequest, pk: UUID, at: datetime) -> Seat:
    """The viewer's own chair in this room; without one there is nothing here to do."""
    room = room_found(request, pk, at)
    seat = queries.seat_of(request.user, room)
    if seat is None or seat.state != Seat.State.IN:
        raise Http404
    seat.room = room
    return seat


@require_safe
@member_required
def room(request: MemberRequest, pk: UUID) -> HttpResponse:
    at = now()
    found = room_found(request, pk, at)
    seat = queries.seat_of(request.user, found)
    if found.state == "over":
        return _over(request, found, seat)
    if seat is None or seat.state == Seat.State.OUT:
        return lobby(request, found)
    if seat.state != Seat.State.IN:
        return _outside(request, found, seat, at)
    seat.room = found
    with if_there_is_room():
        actions.is_here(seat, at)
    found.refresh_from_db()
    return inside(request, seat, at)


def lobby(request: MemberRequest, room: Room, form: ComingIn | None = None) -> HttpResponse:
    """The door, before somebody sits down."""
    # whoever opened it was told that their name stands at the door
    wishes = queries.wishes_of(request.user)
    said_nothing = wishes._state.adding and room.opened_by == request.user
    shown = "name" if said_nothing else wishes.shown
    floor, board = room.as_floor, queries.board_of(room, now())
    opener = [room.opened_by.handle] if room.opened_by else []
    context = {
        "room": room,
        "board": board,
        "hosts": board.hosts or opener,
        "form": form or ComingIn(initial={"shown": shown}),
        "is_open": room.state in OPEN_TO_COME,
        "rules": RULES,
        "keeps": KEEPS[room.keep],
        "mode": MODE_WORDS[floor.mode],
        "share": SHARES.get(floor.minutes, ""),
        "nav_here": place(request),
    }
    return render(request, "rooms/lobby.html", context, status=422 if form else 200)


def _outside(request: MemberRequest, room: Room, seat: Seat, at: datetime) -> HttpResponse:
    """They wait at the door, or were asked to step out."""
    if seat.state == Seat.State.WAITING:
        with if_there_is_room():
            actions.still_waits(seat, at)
    live, coming = queries.live_and_next(request.user, at, door(request))
    others = [one for one in (*live, *coming) if one.pk != room.pk][:3]
    page = "rooms/waiting.html" if seat.state == Seat.State.WAITING else "rooms/put_out.html"
    return render(request, page, {"room": room, "others": others, "nav_here": place(request)})


def _over(request: MemberRequest, room: Room, seat: Seat | None) -> HttpResponse:
    if seat is None:
        raise Http404
    live, coming = queries.live_and_next(request.user, now(), door(request))
    may_read = seat.state in (Seat.State.IN, Seat.State.OUT) and not room.words_gone
    lines = queries.lines_for(room, seat, request.user) if may_read else []
    context = {"room": room, "lines": lines, "others": [*live, *coming][:3], "nav_here": place(request)}
    return render(request, "rooms/over.html", context)


def inside(
    request: MemberRequest, seat: Seat, at: datetime, *, refused: str = "", share: Share | None = None
) -> HttpResponse:
    """The room itself."""
    room = seat.room
    context = {
        **mine(seat, at, request.user),
        "lines": queries.lines_for(room, seat, request.user),
        "share": share or Share(initial={"client_id": uuid4()}),
        "refused": refused,
        "writes": bool(request.GET.get("write")) or share is not None,
        "caption": Share(initial={"client_id": uuid4()}),
        "captions": bool(request.GET.get("caption")),
        "by_hand": seat.by_hand,
        "sections": _sections(room, request.user, at),
        "keeps": KEEPS[room.keep],
        "nav_here": place(request),
    }
    return render(request, "rooms/room.html", context, status=422 if refused else 200)


def _sections(room: Room, member: Member, at: datetime) -> list[dict[str, Any]]:
    """What rooms above add beside the floor."""
    ordered = sorted(room_sections, key=lambda one: one.order)
    drawn = [(one.template, one.context(room, member, at)) for one in ordered]
    return [{"template": template, "section": section} for template, section in drawn if section]


def mine(seat: Seat, at: datetime, viewer: Member) -> dict[str, Any]:
    """What one person in a room may do now, and what stands there for all."""
    room, floor = seat.room, seat.room.as_floor
    chair = floor.chair(seat.no)
    is_host = chair is not None and leads(chair.role)
    is_alone = room.state == "running" and len(floor.here) < 2 and at - room.starts > NOBODY_AFTER
    return {
        "room": room,
        "seat": seat,
        "board": queries.board_of(room, at, seat.no),
        "chair": chair,
        "served": (served := queries.served(room, seat, viewer)),
        **_step_after(room),
        "offer_words": DOES.get(served.offer, ""),
        "role_words": ROLES.get(served.role, ""),
        "to_volunteer": [(role, ROLES[role]) for role in TO_VOLUNTEER],
        "is_host": is_host,
        "is_alone": is_alone,
        "may_write": may_write(floor, seat.no),
        "is_free": floor.mode in (OPEN, SILENT),
        "can_raise": room.is_live and floor.mode in ("order", "open", "speaker"),
        "reactions": REACTIONS,
        "mode_choices": [(code, MODE_WORDS[code]) for code in MODES if code != "closing"],
        "how_choices": HOWS.items(),
        "share_choices": [(code, SHARES[code]) for code in SHARE_LENGTHS],
    }


def _step_after(room: Room) -> dict[str, Any]:
    """The step of the script that comes next, for whoever leads."""
    script, no = room.as_script, room.as_floor.lead.step + 1
    return {"next_step": script.step(no) if script else None, "next_step_no": no}


@require_safe
@member_required
def part(request: MemberRequest, pk: UUID) -> HttpResponse:
    """Only what is the viewer's own on the page, for a page that goes on without being read anew."""
    at = now()
    return render(request, "rooms/_mine.html", mine(seat_found(request, pk, at), at, request.user))


@require_POST
@member_required
def come_in(request: MemberRequest, pk: UUID) -> HttpResponse:
    at = now()
    room = room_found(request, pk, at)
    form = ComingIn(request.POST)
    if not form.is_valid():
        return lobby(request, room, form)
    try:
        actions.come_in(room, by=request.user, now=at, **form.cleaned_data)
    except NotAName as wrong:
        form.add_error("called", gettext(str(wrong)))
        return lobby(request, room, form)
    except actions.NotOpen as shut:
        messages.info(request, gettext(str(shut)))
    return redirect(room)


@require_POST
@member_required
def leave(request: MemberRequest, pk: UUID) -> HttpResponse:
    at = now()
    seat = seat_found(request, pk, at)
    actions.leave(seat, by=request.user, now=at)
    messages.success(request, gettext("You have left the room. Come back when you like."))
    return to(request, "rooms")
