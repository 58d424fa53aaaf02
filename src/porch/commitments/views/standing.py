"""Asking somebody to stand by it, answering, ending it from either side, and a warm line."""

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from porch.bonds.actions.moving import TooLate
from porch.commitments.actions import asking
from porch.commitments.actions.making import TooMany
from porch.commitments.forms import WitnessForm
from porch.commitments.models import Witness
from porch.commitments.queries import giving, own, seen
from porch.kit.clock import now
from porch.people.access import MemberRequest, member_required

VERBS = {"yes": "yes", "not-now": "not now", "no": "no"}


@require_http_methods(["GET", "HEAD", "POST"])
@member_required
def ask(request: MemberRequest, pk: UUID) -> HttpResponse:
    """Exactly what would be read, and whom to let read it."""
    member, at = request.user, now()
    mine = own.my_own(member, pk, at)
    if mine is None or not mine.is_open:
        raise Http404
    people, groups = giving.may_be_asked(member), giving.groups_to_tell(member)
    data = request.POST if request.method == "POST" else None
    form = WitnessForm(people, groups, both=mine.commitment.kind in asking.BOTH_WAYS, data=data)
    if form.is_valid():
        said = form.cleaned_data
        kind, _, group = said["whom"].rpartition(":")
        if kind:
            found = next(one for one in groups if str(one.pk) == group)
            asking.tell_group(mine.commitment, found, by=member, now=at, ends=said["ends"])
            messages.success(request, gettext("Your group can read it. You can take it back any time."))
        else:
            whom = next(one for one in people if str(one.pk) == said["whom"])
            both = said.get("both", False)
            asking.ask(mine.commitment, whom, by=member, now=at, ends=said["ends"], both=both)
            messages.success(request, gettext("Asked. They answer when they like, or not at all."))
        return redirect(mine.commitment)
    context = {
        "form": form,
        "mine": mine,
        "one": mine.commitment,
        "lines": seen.as_lines(mine.commitment),
        "anybody": bool(people or groups),
    }
    return render(request, "commitments/ask.html", context, status=422 if form.is_bound else 200)


@require_POST
@member_required
def answer(request: MemberRequest, pk: UUID) -> HttpResponse:
    row, verb = _row(pk), VERBS.get(request.POST.get("say", ""))
    if row.member_id != request.user.pk:
        raise Http404
    if verb is None:
        messages.info(request, gettext("Say yes, not now or no."))
        return redirect("commitments:all")
    try:
        asking.answer(row, verb, by=request.user, now=now())
    except TooLate:
        messages.info(request, gettext("That is not asked any more."))
        return redirect("commitments:all")
    except TooMany:
        messages.info(
            request, gettext("You mean to do a lot already. Stop one of yours first, or say not now.")
        )
        return redirect("commitments:all")
    if verb == "yes":
        messages.success(request, gettext("You stand by it. You can stop any time, without a word."))
        return redirect(row.commitment)
    messages.success(request, gettext("That is fine. Nobody is told."))
    return redirect("commitments:all")


@require_POST
@member_required
def step_back(request: MemberRequest, pk: UUID) -> HttpResponse:
    said = gettext("You do not stand by it any more. Nobody is told.")
    _end(request, pk, asking.step_back, said)
    return redirect("commitments:all")


@require_POST
@member_required
def take_back(request: MemberRequest, pk: UUID) -> HttpResponse:
    row = _end(request, pk, asking.take_back, gettext("Taken back. They are not told."))
    return redirect(row.commitment)


def _end(request: MemberRequest, pk: UUID, act: Callable[..., None], said: str) -> Witness:
    row = _row(pk)
    try:
        act(row, by=request.user, now=now())
        messages.success(request, said)
    except asking.NotForThem as other:
        raise Http404 from other
    except TooLate:
        messages.info(request, gettext("That had changed already."))
    return row


@require_POST
@member_required
def line(request: MemberRequest, pk: UUID) -> HttpResponse:
    found = seen.watched(request.user, pk, now())
    if found is None or found.is_asked:
        raise Http404
    try:
        asking.send_line(found.commitment, request.POST.get("code", ""), by=request.user, now=now())
        messages.success(request, gettext("Sent."))
    except asking.NotForThem:
        messages.info(request, gettext("Pick one of the lines."))
    return redirect(found.commitment)


def _row(pk: UUID) -> Witness:
    found = Witness.objects.select_related("commitment__member").filter(pk=pk).first()
    if found is None:
        raise Http404
    return found
