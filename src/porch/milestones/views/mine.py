"""What I marked: one question at most, my own words, what there is so far."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from porch.kit.clock import now, today_in
from porch.milestones import actions, queries
from porch.milestones.actions.marking import NotToBeMarked
from porch.milestones.forms import OwnForm, ShowForm
from porch.milestones.queries.marks import Marked, wishes_of
from porch.milestones.rules.reached import Reached
from porch.milestones.words import question_of
from porch.people.access import MemberRequest, member_required

SAYS = {
    "words": "Write what it is, in 80 characters at most.",
    "day": "Pick a day from 1900 until today.",
    "many": "There is room for a thousand. Take one back first.",
}


@require_safe
@member_required
def mine(request: MemberRequest) -> HttpResponse:
    member, at = request.user, now()
    one = queries.offered_to(member, at)
    context: dict[str, Any] = {
        "one": one,
        "question": question_of(one) if one else "",
        "form": None if one else OwnForm(today_in(member.time_zone or "UTC", at)),
        "marks": queries.marks_of(member),
        "shown": queries.shown_to_me(member, at),
        "is_off": wishes_of(member).is_off,
    }
    return render(request, "milestones/mine.html", context)


@require_POST
@member_required
def mark(request: MemberRequest) -> HttpResponse:
    made = actions.mark(request.POST.get("key", ""), by=request.user, now=now())
    if made is None:
        messages.info(request, gettext("That had changed already."))
        return redirect("milestones:mine")
    messages.success(request, gettext("Marked, just for you."))
    return redirect("milestones:one", pk=made.pk) if "show" in request.POST else redirect("milestones:mine")


@require_POST
@member_required
def not_right(request: MemberRequest) -> HttpResponse:
    """It is put aside for good, and leads to the days it came from: there it can be put right."""
    one = actions.not_right(request.POST.get("key", ""), by=request.user, now=now())
    if one is not None:
        messages.success(request, gettext("Thank you. It is not asked again."))
    return redirect(_where_it_came_from(one) if one is not None else "/milestones/")


def _where_it_came_from(one: Reached) -> str:
    """The page of the days it was worked out from; of anything else there is none of its own."""
    return reverse("days:thread", args=[one.thread]) if one.thread else reverse("milestones:mine")


@require_POST
@member_required
def not_now(request: MemberRequest) -> HttpResponse:
    actions.not_now(request.POST.get("key", ""), by=request.user, now=now())
    return redirect("/today/" if request.POST.get("from") == "today" else "/milestones/")


@require_POST
@member_required
def ask_me(request: MemberRequest) -> HttpResponse:
    actions.ask_me(request.user, on="on" in request.POST)
    messages.success(request, gettext("Saved. Only you know."))
    return redirect("milestones:mine")


@require_http_methods(["GET", "HEAD", "POST"])
@member_required
def add(request: MemberRequest) -> HttpResponse:
    member, at = request.user, now()
    form = OwnForm(
        today_in(member.time_zone or "UTC", at), request.POST if request.method == "POST" else None
    )
    if form.is_valid():
        try:
            actions.mark_own(form.cleaned_data["words"], form.cleaned_data["on"], by=member, now=at)
            messages.success(request, gettext("Marked, just for you."))
            return redirect("milestones:mine")
        except NotToBeMarked as why:
            form.add_error("on" if why.code == "day" else "words", gettext(SAYS[why.code]))
    return render(request, "milestones/add.html", {"form": form}, status=422 if form.is_bound else 200)


@require_safe
@member_required
def one(request: MemberRequest, pk: UUID) -> HttpResponse:
    return _page(request, _mine(request, pk), None)


def _page(request: MemberRequest, mark: Marked, form: ShowForm | None) -> HttpResponse:
    rows = queries.my_shown(request.user, mark.id)
    there = {f"member:{row.to_member_id}" if row.to_member_id else f"group:{row.to_group_id}" for row in rows}
    choices = [one for one in _choices(request) if one[0] not in there]
    context = {
        "mark": mark,
        "rows": rows,
        "form": form or (ShowForm(choices) if choices else None),
    }
    return render(request, "milestones/one.html", context, status=422 if form else 200)


def _mine(request: MemberRequest, pk: UUID) -> Marked:
    found = queries.mark_of(request.user, pk)
    if found is None:
        raise Http404
    return found


def _choices(request: MemberRequest) -> list[tuple[str, str]]:
    people = [(f"member:{one.pk}", one.handle) for one in queries.people_choices(request.user)]
    words = gettext("Everyone in %(name)s")
    groups = [(f"group:{one.pk}", words % {"name": one.name}) for one in queries.group_choices(request.user)]
    return people + groups


@require_POST
@member_required
def show(request: MemberRequest, pk: UUID) -> HttpResponse:
    mark = _mine(request, pk)
    form = ShowForm(_choices(request), request.POST)
    if not form.is_valid():
        return _page(request, mark, form)
    kind, _, ident = form.cleaned_data["to"].partition(":")
    there = queries.people_choices(request.user) if kind == "member" else queries.group_choices(request.user)
    actions.show(pk, next(one for one in there if str(one.pk) == ident), by=request.user, now=now())
    messages.success(request, gettext("They can open it now. You can take it back any time."))
    return redirect("milestones:one", pk=pk)


@require_POST
@member_required
def hide(request: MemberRequest, pk: UUID, shown: UUID) -> HttpResponse:
    if not actions.hide(shown, by=request.user):
        raise Http404
    messages.success(request, gettext("Taken back."))
    return redirect("milestones:one", pk=pk)


@require_POST
@member_required
def take_back(request: MemberRequest, pk: UUID) -> HttpResponse:
    if not actions.take_back(pk, by=request.user):
        raise Http404
    messages.success(request, gettext("Taken back. It is gone."))
    return redirect("milestones:mine")
