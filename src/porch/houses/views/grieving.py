"""Objecting to something in a house, and looking at what somebody objects to. See ``docs/decisions/0099``."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from porch.bonds.actions.moving import TooLate
from porch.houses.actions import grieving as acts
from porch.houses.forms.grieving import AnswerForm, ObjectForm
from porch.houses.models import Grievance, Leaving
from porch.houses.queries import grieving as reads
from porch.houses.queries.who import living_in
from porch.houses.rules.grieving import NotTheirs
from porch.houses.words_fairness import FOUND, FOUND_BY, OBJECTED
from porch.kit.clock import now
from porch.people.access import MemberRequest, member_required, staff_required
from porch.wire.actions import seen


@require_http_methods(["GET", "HEAD", "POST"])
@member_required
def object_to(request: MemberRequest, pk: UUID) -> HttpResponse:
    """Somebody who lives there, or left in the last sixty days, writes down what is not right."""
    at = now()
    stay = reads.stay_to_object(request.user, pk, at)
    if stay is None:
        raise Http404
    decided = Leaving.objects.filter(stay=stay, decided_at__isnull=False).order_by("-decided_at")
    said_now = request.POST if request.method == "POST" else None
    form = ObjectForm(reads.could_be_named(stay, at), list(decided), said_now)
    if form.is_bound and form.is_valid():
        said = form.cleaned_data
        row = acts.object_to(
            *(stay, said["words"], form.named),
            by=request.user,
            now=at,
            leaving=form.leaving,
            goes_outside=said["outside"],
        )
        messages.success(request, gettext("Kept. You read here what comes of it."))
        return redirect("houses:objection", row.pk)
    lives_here = living_in(stay.house, at).filter(pk=stay.pk).exists()
    context = {"stay": stay, "house": stay.house, "form": form, "lives_here": lives_here}
    return render(request, "houses/object.html", context, status=422 if form.is_bound else 200)


@require_safe
@member_required
def objections(request: MemberRequest) -> HttpResponse:
    """Mine, those I could look at, and what came of those about me."""
    member, at = request.user, now()
    rows = [(one, OBJECTED[one.state]) for one in reads.own(member)]
    context = {
        "mine": rows,
        "to_take": reads.to_take(member, at),
        "with_me": reads.with_me(member),
        "about_me": reads.about(member),
    }
    return render(request, "houses/objections.html", context)


@require_safe
@member_required
def objection(request: MemberRequest, pk: UUID) -> HttpResponse:
    """As much of it as this member may read: nothing at all for most."""
    seen(request.user, request.path, now())
    return _page(request, pk)


def _page(request: MemberRequest, pk: UUID, form: AnswerForm | None = None) -> HttpResponse:
    member, at = request.user, now()
    context: dict[str, Any] = {}
    if row := reads.own(member).filter(pk=pk).first():
        names = ", ".join(row.named.order_by("handle").values_list("handle", flat=True))
        context = {"part": "mine", "names": names, "found": FOUND.get(row.outcome, "")}
    elif row := reads.to_look_at(member, pk, at):
        context = {
            "part": "looks",
            "form": form or _answer_form(row),
            "named": reads.names_in(member, row, at),
        }
    elif row := next((one for one in reads.to_take(member, at) if one.pk == pk), None):
        context = {"part": "could"}
    elif row := reads.about(member).filter(pk=pk).first():
        context = {"part": "named", "found": FOUND_BY.get(row.outcome, "")}
    if row is None:
        raise Http404
    context |= {"row": row, "house": row.house, "state": OBJECTED[row.state]}
    return render(request, "houses/objection.html", context, status=422 if form is not None else 200)


def _answer_form(row: Grievance, data: Any = None) -> AnswerForm:
    return AnswerForm(row.house.currency, row.leaving_id is not None, data)


def _done(request: MemberRequest, do: Callable[[], object], said: str) -> bool:
    try:
        do()
    except TooLate:
        messages.info(request, gettext("That had moved on already. This is how it stands."))
        return False
    except NotTheirs as other:
        raise Http404 from other
    messages.success(request, said)
    return True


@require_POST
@member_required
def take(request: MemberRequest, pk: UUID) -> HttpResponse:
    row = next((one for one in reads.to_take(request.user, now()) if one.pk == pk), None)
    if row is None:
        raise Http404
    _done(request, lambda: acts.take(row, by=request.user, now=now()), gettext("You look at it. Seven days."))
    return redirect("houses:objection", pk)


@require_POST
@member_required
def pass_on(request: MemberRequest, pk: UUID) -> HttpResponse:
    row = reads.with_me(request.user).filter(pk=pk).first()
    if row is None:
        raise Http404
    said = gettext("Somebody else is looked for. No reason is asked.")
    _done(request, lambda: acts.pass_on(row, by=request.user, now=now()), said)
    return redirect("houses:objections")


@require_POST
@member_required
def answer(request: MemberRequest, pk: UUID) -> HttpResponse:
    row = reads.to_look_at(request.user, pk, now())
    if row is None:
        raise Http404
    form = _answer_form(row, request.POST)
    if not form.is_valid():
        return _page(request, pk, form)
    _answered(request, row, form)
    return redirect("houses:objections")


def _answered(request: MemberRequest, row: Grievance, form: AnswerForm) -> None:
    said = form.cleaned_data
    follows = acts.Follows(said.get("readmit", False), said.get("more") or 0)
    _done(
        request,
        lambda: acts.answer(row, said["outcome"], said["words"], follows, by=request.user, now=now()),
        gettext("They read your answer now."),
    )


@require_POST
@member_required
def outside(request: MemberRequest, pk: UUID) -> HttpResponse:
    row = _own(request, pk)
    said = gettext("It is with the community’s coordinators now, outside the house.")
    _done(request, lambda: acts.go_outside(row, by=request.user, now=now()), said)
    return redirect("houses:objection", pk)


@require_POST
@member_required
def close(request: MemberRequest, pk: UUID) -> HttpResponse:
    row = _own(request, pk)
    _done(request, lambda: acts.close(row, by=request.user, now=now()), gettext("It is closed."))
    return redirect("houses:objection", pk)


def _own(request: MemberRequest, pk: UUID) -> Grievance:
    row = reads.own(request.user).filter(pk=pk).first()
    if row is None:
        raise Http404
    return row


@require_safe
@staff_required("coordinator")
def desk(request: MemberRequest) -> HttpResponse:
    """What went outside a house: for coordinators who have nothing to do with that house."""
    return render(request, "houses/desk_grievances.html", {"rows": reads.outside(request.user, now())})


@require_http_methods(["GET", "HEAD", "POST"])
@staff_required("coordinator")
def desk_one(request: MemberRequest, pk: UUID) -> HttpResponse:
    row = reads.outside_one(request.user, pk, now())
    if row is None:
        raise Http404
    form = _answer_form(row, request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        _answered(request, row, form)
        return redirect("houses:desk-grievances")
    named = reads.names_in(request.user, row, now())
    context = {"row": row, "house": row.house, "form": form, "named": named}
    return render(request, "houses/desk_grievance.html", context, status=422 if form.is_bound else 200)
