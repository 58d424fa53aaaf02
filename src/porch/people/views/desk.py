"""The desk of roles: who holds what, giving a part, ending one, the second person's yes or no."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from porch.kit import clock
from porch.people import actions, consent, queries
from porch.people.access import MemberRequest, staff_required
from porch.people.forms.roles import GiveForm
from porch.people.models import Role, RoleRequest
from porch.people.rules.granting import AT_THE_ROLES_DESK, ENDED_BY, GIVERS, SELF_CHOSEN
from porch.people.rules.parts import parts

A_PAGE = 25
at_the_desk = staff_required(*AT_THE_ROLES_DESK)
givers_only = staff_required(*GIVERS)


@require_safe
@at_the_desk
def roles(request: MemberRequest) -> HttpResponse:
    """What waits for a second person, what I asked for, and who holds what."""
    by_name = [part for code, part in parts().items() if code in Role.Name.values and code not in SELF_CHOSEN]
    chosen = request.GET.get("part", "")
    chosen = chosen if chosen in {part.code for part in by_name} else ""
    held = Paginator(queries.held_parts(request.user, chosen), A_PAGE).get_page(request.GET.get("page"))
    asked_for = list(queries.open_role_requests(request.user))
    mine = list(queries.asked_by(request.user))
    named = {row.member_id for rows in (asked_for, mine, held) for row in rows}
    shown = consent.see_each(request.user, named, "parts", purpose="roles", now=clock.now())
    context = {
        "requests": [(asked, parts()[asked.role]) for asked in asked_for if asked.member_id in shown],
        "mine": [(asked, parts()[asked.role]) for asked in mine if asked.member_id in shown],
        "held": [(row, parts()[row.role], _may_end(request, row)) for row in held if row.member_id in shown],
        "page": held,
        "named": by_name,
        "chosen": chosen,
        "may_give": request.user.holds(*GIVERS),
    }
    return render(request, "people/roles.html", context)


def _may_end(request: MemberRequest, row: Role) -> bool:
    own = row.member_id == request.user.pk and request.user.holds(*GIVERS)
    return own or request.user.holds(*ENDED_BY[row.role])


@require_http_methods(["GET", "HEAD", "POST"])
@givers_only
def give(request: MemberRequest) -> HttpResponse:
    """Name and part; a moderator's or an operator's then waits for someone else."""
    alone = queries.only_operator() and request.user.holds(Role.Name.OPERATOR)
    form = GiveForm(request.user, alone, request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            given = actions.ask_for_role(
                form.cleaned_data["role"], form.member, by=request.user, now=clock.now()
            )
        except actions.AlreadyAsked:
            form.add_error(None, _("That was asked for already, and waits for a second person."))
        else:
            messages.success(request, _said(given))
            return redirect("people:roles")
    return render(request, "people/give_role.html", {"form": form}, status=422 if form.is_bound else 200)


def _said(given: Role | RoleRequest) -> str:
    words = {"name": given.member.handle, "part": parts()[given.role].name.lower()}
    if isinstance(given, RoleRequest):
        return _("Asked. Someone else has to say yes before %(name)s is %(part)s.") % words
    return _("%(name)s is %(part)s now.") % words


@require_http_methods(["GET", "HEAD", "POST"])
@givers_only
def end(request: MemberRequest, pk: int) -> HttpResponse:
    """Ask once more, then end a part."""
    row = get_object_or_404(queries.held_parts(request.user), pk=pk)
    if not _may_end(request, row):
        raise Http404
    if consent.see(request.user, row.member, "parts", purpose="roles", now=clock.now()) is None:
        raise Http404
    context = {"row": row, "part": parts()[row.role], "own": row.member_id == request.user.pk}
    if request.method != "POST":
        return render(request, "people/end_role.html", context)
    try:
        actions.end_role(row.role, row.member, by=request.user, now=clock.now())
    except actions.LastOperator:
        last = _("%(name)s is the only operator. Make someone else operator first.")
        context["error"] = last % {"name": row.member.handle}
        return render(request, "people/end_role.html", context, status=422)
    words = {"name": row.member.handle, "part": parts()[row.role].name.lower()}
    messages.success(request, _("%(name)s is no longer %(part)s.") % words)
    request.user.forget_roles()
    return redirect("people:roles" if request.user.holds(*AT_THE_ROLES_DESK) else "people:parts")


@require_POST
@at_the_desk
def decide(request: MemberRequest, request_id: int) -> HttpResponse:
    """Yes or no to one request; a request that is not this viewer's to decide is not there."""
    try:
        if request.POST.get("say") == "yes":
            actions.confirm_role(request_id, by=request.user, now=clock.now())
            messages.success(request, _("Granted."))
        else:
            actions.refuse_role(request_id, by=request.user, now=clock.now())
            messages.success(request, _("Not granted."))
    except actions.NotYoursToConfirm as absent:
        raise Http404 from absent
    return redirect("people:roles")


@require_POST
@at_the_desk
def take_back(request: MemberRequest, request_id: int) -> HttpResponse:
    try:
        actions.take_back_request(request_id, by=request.user, now=clock.now())
    except actions.NotYoursToConfirm as absent:
        raise Http404 from absent
    messages.success(request, _("You no longer ask for it."))
    return redirect("people:roles")
