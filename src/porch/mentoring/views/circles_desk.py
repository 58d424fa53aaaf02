"""The desk of circles: who could take one, who could sit around them, and the circles there are."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from porch.kit.clock import now
from porch.kit.full import if_there_is_room
from porch.mentoring import actions, packs, queries, tasks
from porch.mentoring.actions.offering import DESK
from porch.mentoring.forms.circles import AroundForm, WhomForm
from porch.people import consent
from porch.people.access import MemberRequest, staff_required
from porch.people.models import Role
from porch.wire.actions import seen

coordinator_required = staff_required(Role.Name.COORDINATOR)


@require_safe
@coordinator_required
def desk(request: MemberRequest) -> HttpResponse:
    with if_there_is_room():
        seen(request.user, DESK, now())
    return _page(request, AroundForm())


@require_POST
@coordinator_required
def look(request: MemberRequest) -> HttpResponse:
    form = AroundForm(request.POST)
    if not form.is_valid():
        return _page(request, form, 422)
    said = form.cleaned_data
    made = actions.look_around(
        said["first"], said["second"], capacity=said["capacity"], by=request.user, now=now()
    )
    tasks.answer_look.enqueue(str(made.pk))
    return redirect("mentoring:circle-look", made.pk)


@require_safe
@coordinator_required
def found(request: MemberRequest, pk: UUID) -> HttpResponse:
    asked = queries.look_for(request.user, pk)
    if asked is None:
        raise Http404
    people = queries.people_in(asked)
    ids = {one.pk for one in (*people, *asked.mentors)}
    open_now = consent.see_each(request.user, ids, "pairing", purpose="pairing", now=now())
    context = {
        "look": asked,
        "mentors": [one for one in asked.mentors if one.pk in open_now],
        "people": [one for one in people if one.pk in open_now],
    }
    return render(request, "mentoring/circle_look.html", context)


@require_POST
@coordinator_required
def invite(request: MemberRequest, pk: UUID) -> HttpResponse:
    asked = queries.look_for(request.user, pk)
    if asked is None or not asked.answer.get("members"):
        raise Http404
    try:
        actions.invite_around(asked, by=request.user, now=now())
    except actions.NotACircle:
        messages.warning(request, gettext("That circle is no longer possible. Nobody was asked. Look again."))
        return redirect("mentoring:circles-desk")
    messages.success(request, gettext("They are asked, each alone. They have seven days."))
    return redirect("mentoring:circles-desk")


@require_POST
@coordinator_required
def invite_one(request: MemberRequest, pk: UUID) -> HttpResponse:
    circle = next(
        (one.circle for one in queries.circles_at_desk(request.user, now()) if one.circle.pk == pk), None
    )
    if circle is None:
        raise Http404
    form = WhomForm(request.POST)
    if not form.is_valid():
        return _page(request, AroundForm(), 422, whom=form, into=pk)
    try:
        actions.invite_one(circle, form.cleaned_data["name"], by=request.user, now=now())
        messages.success(request, gettext("They are asked."))
    except actions.NotACircle:
        messages.info(request, gettext("They cannot be asked into this one."))
    return redirect("mentoring:circles-desk")


def _page(
    request: MemberRequest,
    form: AroundForm,
    status: int = 200,
    *,
    whom: WhomForm | None = None,
    into: UUID | None = None,
) -> HttpResponse:
    circles, offers = queries.circles_at_desk(request.user, now()), queries.offers_at_desk(request.user)
    ids = {one.pk for row in circles for one in row.mentors} | {one.member_id for one in offers}
    open_now = consent.see_each(request.user, ids, "pairing", purpose="pairing", now=now())
    context = {
        "form": form,
        "whom": whom or WhomForm(),
        "into": into,
        "offers": [one for one in offers if one.member_id in open_now],
        "circles": [(row, [one for one in row.mentors if one.pk in open_now]) for row in circles],
        "packs": packs.trouble(),
    }
    return render(request, "mentoring/circles_desk.html", context, status=status)
