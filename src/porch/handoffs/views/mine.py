"""My hand-overs: all of them, a new one in two steps, one, and taking it back."""

from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from porch.bonds.actions.moving import TooLate
from porch.handoffs.actions import passing
from porch.handoffs.forms.passing import MetForm, SendForm, WhereForm
from porch.handoffs.models import Passage
from porch.handoffs.queries.doors import Way, whence, whither, who_introduces
from porch.handoffs.queries.passages import lines_of, mine, one_of_mine, part_in, to_read
from porch.handoffs.rules.passing import LIVE, RECEIVED
from porch.handoffs.views.reading import read
from porch.kit.clock import now, today_in
from porch.people.access import MemberRequest, member_required
from porch.wire.actions import seen


@require_safe
@member_required
def everything(request: MemberRequest) -> HttpResponse:
    """Where I have been, what goes where, and what others ask of me."""
    rows = mine(request.user, now())
    context = {
        "open": [one for one in rows if one.row.state in LIVE],
        "over": [one for one in rows if one.row.state not in LIVE],
        "asked": [one for one in to_read(request.user) if part_in(request.user, one.passage_id)],
    }
    return render(request, "handoffs/all.html", context)


@require_safe
@member_required
def where(request: MemberRequest) -> HttpResponse:
    """The first step. It asks by an address, so that nothing is kept before it is sent."""
    asked = bool(request.GET)
    form = WhereForm(
        whither(request.user, now()),
        whence(request.user, now()),
        request.GET if asked else None,
    )
    if asked and form.is_valid():
        said = {name: form.cleaned_data[name] for name in ("to", "whence") if form.cleaned_data[name]}
        return redirect(f"{reverse('handoffs:send')}?{urlencode(said)}")
    return render(request, "handoffs/where.html", {"form": form}, status=422 if asked else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@member_required
def send(request: MemberRequest) -> HttpResponse:
    """The second step: what goes along, how it reads, and sending it."""
    at = now()
    choice = WhereForm(whither(request.user, at), whence(request.user, at), request.GET)
    if not choice.is_valid():
        return redirect("handoffs:new")
    to, come_from = choice.ways()
    people = who_introduces(come_from, request.user, at)
    form = SendForm(people, request.POST or None)
    if request.method != "POST" or not form.is_valid():
        return _send_page(request, to, come_from, form, status=422 if request.method == "POST" else 200)
    if "look" in request.POST:
        return _send_page(request, to, come_from, form, looks=True)
    try:
        row = passing.send(
            to,
            by=request.user,
            now=at,
            whence=come_from,
            introducer=form.introducer(),
            words=form.cleaned_data["words"].strip(),
            tells=form.cleaned_data["tells"],
        )
    except passing.AlreadySent:
        form.add_error(
            None, gettext("You are on the way there already. Open it under From one door to the next.")
        )
        return _send_page(request, to, come_from, form, status=422)
    messages.success(request, gettext("It is on its way. You can take it back any time."))
    return redirect("handoffs:one", row.pk)


def _send_page(
    request: MemberRequest,
    to: Way,
    come_from: Way | None,
    form: SendForm,
    *,
    looks: bool = False,
    status: int = 200,
) -> HttpResponse:
    said: dict[str, Any] = form.cleaned_data if looks else {}
    lines = lines_of(request.user, come_from.door if come_from else "", said.get("tells", []), None, now())
    context = {
        "form": form,
        "to": to,
        "whence": come_from,
        "looks": looks,
        "words": said.get("words", "").strip(),
        "lines": lines,
        "introducer": form.introducer() if looks else None,
    }
    return render(request, "handoffs/send.html", context, status=status)


@require_safe
@member_required
def one(request: MemberRequest, pk: UUID) -> HttpResponse:
    """One hand-over: for its owner, and what somebody who introduces or receives reads of it."""
    seen(request.user, request.path, now())
    own = one_of_mine(request.user, pk, now())
    if own is None:
        return read(request, pk)
    return _own(request, pk, MetForm(today=today_in(request.user.time_zone, now())))


def _own(request: MemberRequest, pk: UUID, form: MetForm, status: int = 200) -> HttpResponse:
    own = one_of_mine(request.user, pk, now())
    context = {
        "own": own,
        "is_live": own is not None and own.row.state in LIVE,
        "may_say": own is not None and own.row.state == RECEIVED,
        "met_form": form,
    }
    return render(request, "handoffs/one.html", context, status=status)


@require_POST
@member_required
def met(request: MemberRequest, pk: UUID) -> HttpResponse:
    """We met, says one of the two."""
    row = _of_the_two(request, pk)
    form = MetForm(request.POST, today=today_in(request.user.time_zone, now()))
    if form.is_valid():
        try:
            both = passing.say_met(row, by=request.user, on=form.cleaned_data["on"], now=now())
        except passing.NotADay:
            form.add_error("on", gettext("Choose a day between the one it was sent on and today."))
        except TooLate:
            messages.info(request, gettext("That is closed by now."))
            return redirect("handoffs:all")
        else:
            said = (
                gettext("You have met. That closes it.")
                if both
                else gettext("Kept. What you say is yours alone.")
            )
            messages.success(request, said)
            return redirect(
                "handoffs:all" if both and row.member_id != request.user.pk else passing.path_of(row)
            )
    if row.member_id == request.user.pk:
        return _own(request, pk, form, status=422)
    return read(request, pk, form=form, status=422)


@require_POST
@member_required
def end(request: MemberRequest, pk: UUID) -> HttpResponse:
    """Taken back by its owner, or whoever received them steps back."""
    row = _of_the_two(request, pk)
    try:
        passing.end(row, by=request.user, now=now())
    except TooLate:
        messages.info(request, gettext("That is closed by now."))
    else:
        messages.success(
            request, gettext("Ended. Nobody is asked why, and what was sent cannot be read any more.")
        )
    return redirect("handoffs:all")


def _of_the_two(request: MemberRequest, pk: UUID) -> Passage:
    own = one_of_mine(request.user, pk, now())
    if own is not None:
        return own.row
    reader = part_in(request.user, pk)
    if reader is None or reader.passage.receiver_id != request.user.pk:
        raise Http404
    return reader.passage
