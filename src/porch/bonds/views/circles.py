"""Circles: a coordinator's invitation, and each one's answer."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from porch.bonds import actions
from porch.bonds.models import CircleInvitation, Look
from porch.bonds.views.desk import coordinator_required
from porch.kit.clock import now
from porch.people.access import MemberRequest, member_required


@require_POST
@coordinator_required
def invite(request: MemberRequest, pk: UUID, index: int) -> HttpResponse:
    mine = Look.objects.filter(asked_by=request.user, kind=Look.Kind.CIRCLES)
    try:
        circle = actions.invite_to_circle(get_object_or_404(mine, pk=pk), index, by=request.user, now=now())
    except actions.NotACircle:
        messages.warning(request, gettext("That circle is no longer possible. Nobody was asked. Look again."))
        return redirect("bonds:look", pk)
    asked = {"n": circle.invitations.count()}
    messages.success(request, gettext("%(n)s people are asked. They have seven days.") % asked)
    return redirect("bonds:desk")


@require_POST
@member_required
def join(request: MemberRequest, pk: UUID) -> HttpResponse:
    try:
        circle = actions.join_circle(_mine(request, pk), by=request.user, now=now())
    except actions.TooLate:
        return _closed(request)
    if circle.conversation is not None:
        return redirect(circle.conversation)
    messages.success(request, gettext("Good. We will tell you once enough have answered."))
    return redirect("bonds:people")


@require_POST
@member_required
def not_for_me(request: MemberRequest, pk: UUID) -> HttpResponse:
    try:
        actions.pass_circle(_mine(request, pk), by=request.user, now=now())
    except actions.TooLate:
        return _closed(request)
    messages.success(request, gettext("That is fine. Nobody is told."))
    return redirect("bonds:people")


def _mine(request: MemberRequest, pk: UUID) -> CircleInvitation:
    found = CircleInvitation.objects.filter(member=request.user, pk=pk).select_related("circle").first()
    if found is None:
        raise Http404
    return found


def _closed(request: MemberRequest) -> HttpResponse:
    messages.info(request, gettext("That one is no longer open. There is nothing you need to do."))
    return redirect("bonds:people")
