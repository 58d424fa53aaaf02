"""The coordinator's desk of the family's space: figures, rounds and circles. Nobody who waits is named."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext, ngettext
from django.views.decorators.http import require_POST, require_safe

from porch.bonds.engine import EngineStopped
from porch.family.actions import circles
from porch.family.actions import peers as actions
from porch.family.forms.circles import CircleForm, HostForm
from porch.family.models import Circle
from porch.family.queries import circles as queries
from porch.kit.clock import now
from porch.kit.community import here
from porch.people import consent
from porch.people.access import MemberRequest, staff_required
from porch.people.models import Member

coordinator = staff_required("coordinator")


@require_safe
@coordinator
def desk(request: MemberRequest) -> HttpResponse:
    return _page(request)


def _page(request: MemberRequest, form: CircleForm | None = None) -> HttpResponse:
    there, found = queries.could_host(), queries.desk(now())
    named = {one.pk for one in (*there, *(circle.host for circle in found.circles)) if one}
    shown = consent.see_each(request.user, named, "family-circle", purpose="family-circles", now=now())
    could_host = [one for one in there if one.pk in shown]
    context = {
        "desk": found,
        "rows": [
            (one, queries.day_of(one), HostForm(could_host, auto_id=f"host-{one.slug}-%s"))
            for one in found.circles
        ],
        "form": form or CircleForm(could_host, here().time_zone),
        "anybody": bool(could_host),
    }
    return render(request, "family/desk.html", context, status=422 if form else 200)


def _host_form(circle: Circle, could_host: list[Member]) -> HostForm:
    return HostForm(could_host, auto_id=f"host-{circle.slug}-%s")


@require_POST
@coordinator
def open_round(request: MemberRequest) -> HttpResponse:
    try:
        made = actions.open_round(by=request.user, now=now())
    except actions.TooFew:
        messages.info(request, gettext("A round needs two people who wait. Nothing was changed."))
    except EngineStopped:
        messages.info(
            request, gettext("It could not be worked out just now. Nobody was asked. Try again later.")
        )
    else:
        said = ngettext("%(n)s suggestion was made.", "%(n)s suggestions were made.", made) % {"n": made}
        messages.success(request, said)
    return redirect("family:desk")


@require_POST
@coordinator
def new_circle(request: MemberRequest) -> HttpResponse:
    form = CircleForm(queries.could_host(), here().time_zone, request.POST)
    if not form.is_valid():
        return _page(request, form)
    circles.open_circle(form.told(), by=request.user, now=now())
    messages.success(request, gettext("The circle is there. Its rooms open by themselves."))
    return redirect("family:desk")


@require_POST
@coordinator
def end_circle(request: MemberRequest, pk: UUID) -> HttpResponse:
    circles.end_circle(_circle(pk), by=request.user, now=now())
    messages.success(request, gettext("It meets no more. What is open now goes on until it is over."))
    return redirect("family:desk")


@require_POST
@coordinator
def let_lead(request: MemberRequest, pk: UUID) -> HttpResponse:
    found, form = _circle(pk), HostForm(queries.could_host(), request.POST)
    if not form.is_valid():
        messages.info(request, gettext("Choose who leads it."))
        return redirect("family:desk")
    circles.let_lead(found, form.chosen, by=request.user, now=now())
    messages.success(request, gettext("They lead it from now on."))
    return redirect("family:desk")


def _circle(pk: UUID) -> Circle:
    found = queries.circles().filter(pk=pk).first()
    if found is None:
        raise Http404
    return found
