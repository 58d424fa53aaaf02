"""The conversation's page, and one address for each thing done on it."""

from uuid import UUID, uuid4

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from porch.kit.clock import now
from porch.kit.full import if_there_is_room
from porch.people import actions as people
from porch.people.access import FAMILY_SPACE, MemberRequest, member_required, staff_required
from porch.safety.actions.heavy_words import hear
from porch.safety.queries import DESK
from porch.talk import actions, queries
from porch.talk.forms import Keeping, Place, Saying
from porch.talk.just_said import card_for, words_of
from porch.talk.models import Conversation, HeldMessage
from porch.talk.page import page_of
from porch.talk.rules import NotSayable
from porch.talk.titled import title_of


@require_safe
@member_required
def conversation(request: MemberRequest, pk: UUID) -> HttpResponse:
    found = _mine(request, pk)
    asked = Place(request.GET)
    words = words_of(found, request.user, asked.number("said"), now=now(), held="held" in request.GET)
    said = card_for(words, writer=request.user, back=found.get_absolute_url())
    return _page(
        request, found, Saying(initial={"client_id": uuid4()}), before=asked.number("before"), said=said
    )


@require_POST
@member_required
def say(request: MemberRequest, pk: UUID) -> HttpResponse:
    """Plain forms are sent back to the page; a script gets the one line, or 422 and a sentence."""
    found, form = _mine(request, pk), Saying(request.POST)
    try:
        words = form.words()
        message = actions.say(
            found, words.body, by=request.user, client_id=words.client_id, now=now(), note=words.note
        )
    except NotSayable as wrong:
        if _by_script(request):
            return HttpResponse(str(wrong), status=422, content_type="text/plain; charset=utf-8")
        form.add_error("body", str(wrong))
        return _page(request, found, form, status=422)
    text, back = f"{words.note}\n{words.body}", found.get_absolute_url()
    hear(text, by=request.user, now=now())
    card = card_for(text, writer=request.user, back=back) if _by_script(request) else {}
    if isinstance(message, HeldMessage):
        if card:
            return render(request, "talk/_said.html", {"held": message, **card})
        return redirect(f"{back}?held=1#h{message.pk}")
    if card:
        line = queries.Line(message, request.user.handle, request.user, now())
        return render(request, "talk/_said.html", {"line": line, **card})
    return redirect(f"{found.get_absolute_url()}?said={message.seq}#m{message.seq}")


@require_POST
@member_required
def take_back(request: MemberRequest, pk: UUID) -> HttpResponse:
    found, seq = _mine(request, pk), Place(request.POST).number("seq")
    try:
        actions.take_back(found, seq or 0, by=request.user, now=now())
    except actions.NotTheirs as not_theirs:
        raise Http404 from not_theirs
    except actions.TooLate:
        messages.info(request, gettext("A message can be taken back for ten minutes. That time has passed."))
    return redirect(found)


@require_POST
@member_required
def take_back_held(request: MemberRequest, pk: UUID, held_id: UUID) -> HttpResponse:
    found = _mine(request, pk)
    if not actions.take_back_held(held_id, found, by=request.user):
        messages.info(request, gettext("It was sent on a moment ago, and stands in the conversation."))
    return redirect(found)


@require_POST
@member_required
def alone(request: MemberRequest, pk: UUID) -> HttpResponse:
    """Write first to somebody of one's own group. Whyever it cannot be, the answer does not say."""
    group = _mine(request, pk)
    whom = next(
        (
            one
            for one in queries.others_to_write_to(group, request.user)
            if str(one.pk) == request.POST.get("whom")
        ),
        None,
    )
    if whom is None:
        raise Http404
    try:
        asked = actions.ask(whom, by=request.user, now=now())
    except actions.NotOpenNow as not_now_then:
        messages.info(request, str(not_now_then))
        return redirect(group)
    return redirect(asked)


@require_safe
@staff_required(*DESK)
def held(request: MemberRequest) -> HttpResponse:
    """What waits for somebody to look, without its words."""
    actions.held_seen(by=request.user, now=now())
    return render(request, "talk/held.html", {"waiting": queries.held_for(request.user)})


@require_POST
@staff_required(*DESK)
def held_message(request: MemberRequest, pk: UUID) -> HttpResponse:
    """Its words, once asked for. That somebody looked is noted, and its author reads it."""
    found = _held(request, pk)
    actions.open_held(found, by=request.user, now=now())
    return render(request, "talk/held_message.html", {"held": found, "kinds": queries.ways_in(found)})


@require_POST
@staff_required(*DESK)
def send_held(request: MemberRequest, pk: UUID) -> HttpResponse:
    try:
        actions.send_on(_held(request, pk), by=request.user, now=now())
    except (actions.Answered, NotSayable) as over:
        messages.info(request, str(over) or gettext("Somebody else answered it, or it was taken back."))
    else:
        messages.success(request, gettext("Sent on. It has arrived."))
    return redirect("talk:held")


@require_POST
@staff_required(*DESK)
def do_not_send_held(request: MemberRequest, pk: UUID) -> HttpResponse:
    try:
        actions.do_not_send(_held(request, pk), by=request.user, now=now())
    except actions.Answered:
        messages.info(request, gettext("Somebody else answered it, or it was taken back."))
    else:
        messages.success(request, gettext("Not sent. Its writer sees that, and has their words for a week."))
    return redirect("talk:held")


@require_POST
@member_required
def seen(request: MemberRequest, pk: UUID) -> HttpResponse:
    """The page is open and being read: its news is no longer new. Only the reader's own page says so."""
    found, seq = _mine(request, pk), Place(request.POST).number("seq")
    actions.opened(found, by=request.user, seq=seq or 0, now=now())
    return HttpResponse(status=204)


@require_POST
@member_required
def accept(request: MemberRequest, pk: UUID) -> HttpResponse:
    found = _mine(request, pk)
    actions.accept(found, by=request.user, now=now())
    return redirect(found)


@require_POST
@member_required
def not_now(request: MemberRequest, pk: UUID) -> HttpResponse:
    actions.set_aside(_mine(request, pk), by=request.user, now=now())
    messages.success(request, gettext("Left for now. They are told nothing."))
    return redirect(_home(request))


@require_POST
@member_required
def mute(request: MemberRequest, pk: UUID) -> HttpResponse:
    found = _mine(request, pk)
    if "off" in request.POST:
        actions.unmute(found, by=request.user)
        messages.success(request, gettext("You will be told of new messages again."))
    else:
        actions.mute(found, by=request.user, now=now())
        messages.success(request, gettext("Quiet until midnight. Nobody else is told."))
    return redirect(found)


@require_POST
@member_required
def retention(request: MemberRequest, pk: UUID) -> HttpResponse:
    found, form = _mine(request, pk), Keeping(request.POST)
    if title_of(found):
        raise Http404
    if not form.is_valid():
        return _page(request, found, Saying(initial={"client_id": uuid4()}), keeping=form, status=422)
    actions.choose_keeping(found, form.cleaned_data["days"], by=request.user)
    messages.success(request, gettext("Saved. The shorter of everyone's choices holds."))
    return redirect(found)


@require_POST
@member_required
def block(request: MemberRequest, pk: UUID) -> HttpResponse:
    """Block the other of two. In a group there is nobody this could mean."""
    found = _mine(request, pk)
    others = queries.others_in(found, request.user)
    if found.kind == Conversation.Kind.GROUP or not others:
        raise Http404
    people.block(others[0], by=request.user, now=now())
    messages.success(request, gettext("Done. Nothing from them reaches you any more, and they are not told."))
    return redirect(_home(request))


@require_POST
@member_required
def step_out(request: MemberRequest, pk: UUID) -> HttpResponse:
    """Leave a group. Between two there is nothing to step out of alone."""
    found = _mine(request, pk)
    title = title_of(found)
    try:
        actions.step_out(found, by=request.user, now=now())
    except actions.NotAGroup as between_two:
        raise Http404 from between_two
    messages.success(request, gettext("You have stepped out. Nobody is told why."))
    return redirect(title.path if title else _home(request))


def _mine(request: MemberRequest, pk: UUID) -> Conversation:
    """Theirs, at the door of the space it lives in."""
    found = queries.conversation_for(request.user, pk)
    if found is None or found.space != ("family" if request.path.startswith(FAMILY_SPACE) else ""):
        raise Http404
    return found


def _home(request: MemberRequest) -> str:
    """Where one goes from a conversation that one has left: the space it lived in."""
    return FAMILY_SPACE if request.path.startswith(FAMILY_SPACE) else "/people/"


def _held(request: MemberRequest, pk: UUID) -> HeldMessage:
    found = next((held for held in queries.held_for(request.user) if held.pk == pk), None)
    if found is None:
        raise Http404
    return found


def _by_script(request: MemberRequest) -> bool:
    return request.headers.get("X-Requested-With") == "fetch"


def _page(
    request: MemberRequest,
    found: Conversation,
    form: Saying,
    *,
    before: int | None = None,
    keeping: Keeping | None = None,
    said: dict[str, object] | None = None,
    status: int = 200,
) -> HttpResponse:
    page = page_of(found, request.user, now=now(), before=before)
    if before is None:
        with if_there_is_room():
            actions.opened(found, by=request.user, seq=found.last_seq, now=now())
    keeping = keeping or Keeping(initial={"days": page.place.keep_days})
    lights = [render_to_string(light.template, light.context, request) for light in page.sidelights]
    here = "family" if found.space else "people"
    values = {"page": page, "form": form, "keeping": keeping, "sidelights": lights, "nav_here": here}
    values |= said or {}
    return render(request, "talk/conversation.html", values, status=status)
