"""The desk of those who help: who said it is a lot, talks that wait for a coordinator, who listens."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from porch.bonds.actions import TooLate
from porch.care import actions, queries
from porch.care.forms import NameForm
from porch.kit.clock import now
from porch.kit.full import if_there_is_room
from porch.people.access import MemberRequest, staff_required
from porch.people.models import Role
from porch.wire.actions import seen

coordinator_required = staff_required(Role.Name.COORDINATOR)


@require_safe
@coordinator_required
def desk(request: MemberRequest) -> HttpResponse:
    with if_there_is_room():
        seen(request.user, request.path, now())
    return _page(request, NameForm())


@require_POST
@coordinator_required
def name(request: MemberRequest) -> HttpResponse:
    form = NameForm(request.POST)
    if form.is_valid():
        try:
            actions.name_supervisor(form.member, by=request.user, now=now())
            messages.success(request, gettext("They are asked. They listen once they said yes."))
            return redirect("care:desk")
        except actions.NotToBeNamed:
            form.add_error("name", gettext("They are asked already, or it is you."))
    return _page(request, form, status=422)


@require_POST
@coordinator_required
def end(request: MemberRequest, member_id: UUID) -> HttpResponse:
    named = queries.supervisors_named(request.user).filter(member=member_id).first()
    if named is None or not actions.end_listening(named.member, by=request.user, now=now()):
        raise Http404
    messages.success(request, gettext("They are not asked to listen any more, and are told."))
    return redirect("care:desk")


@require_POST
@coordinator_required
def take(request: MemberRequest, pk: UUID) -> HttpResponse:
    found = queries.at_the_desk(request.user).filter(pk=pk).first()
    if found is None:
        raise Http404
    try:
        actions.take_at_desk(found, by=request.user, now=now())
    except TooLate:
        messages.info(request, gettext("Somebody has taken it already."))
        return redirect("care:desk")
    return redirect(found.conversation) if found.conversation else redirect("care:desk")


def _page(request: MemberRequest, form: NameForm, status: int = 200) -> HttpResponse:
    lots = list(queries.said_it_is_a_lot(request.user))
    waiting = list(queries.at_the_desk(request.user))
    named = list(queries.supervisors_named(request.user))
    people = {row.member_id for rows in (lots, waiting, named) for row in rows}
    opened = actions.let_be_read(people, by=request.user, now=now())
    context = {
        "form": form,
        "lots": [row for row in lots if row.member_id in opened],
        "waiting": [row for row in waiting if row.member_id in opened],
        "named": [row for row in named if row.member_id in opened],
    }
    return render(request, "care/desk.html", context, status=status)
