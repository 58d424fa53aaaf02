"""Lists that are looked after here: what is there, adding one, what the first reading would change, letting one go."""

from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from porch.kit.clock import now
from porch.people.access import MemberRequest, staff_required
from porch.sources import actions, queries, tasks
from porch.sources.forms import AddressForm, AgainForm, FileForm
from porch.sources.models import Reading
from porch.sources.queries import Kept
from porch.sources.views.uploading import takes_a_list

coordinator_required = staff_required("coordinator")


@require_safe
@coordinator_required
def desk(request: MemberRequest) -> HttpResponse:
    return _drawn(request, "desk", {"rows": queries.lists(request.user, now())})


@require_http_methods(["GET", "HEAD", "POST"])
@coordinator_required
def new(request: MemberRequest) -> HttpResponse:
    """By address. It is fetched in a moment, by a task: no page waits for somebody else's server."""
    form = AddressForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        said = form.cleaned_data
        try:
            with transaction.atomic():
                feed = actions.register(
                    form.told, said["address"], said["every_hours"], by=request.user, now=now()
                )
                tasks.fetch.enqueue(str(feed.pk))
            return redirect("sources:list", feed.pk)
        except actions.NameTaken:
            form.add_error("name", gettext("There is a list of this name already."))
    return _drawn(request, "new", {"form": form}, 422 if form.is_bound else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def _by_file(request: MemberRequest) -> HttpResponse:
    form = FileForm(request.POST, request.FILES) if request.method == "POST" else FileForm()
    if form.is_valid():
        try:
            with transaction.atomic():
                body = form.cleaned_data["file"].read()
                reading = actions.take_file(form.told, body, by=request.user, now=now())
                tasks.look_through.enqueue(str(reading.pk))
            return redirect("sources:list", reading.source_id)
        except actions.NameTaken:
            form.add_error("name", gettext("A list of this name is fetched by itself."))
    return _drawn(request, "file", {"form": form}, 422 if form.is_bound else 200)


by_file = takes_a_list(coordinator_required, _by_file)


@require_safe
@coordinator_required
def one(request: MemberRequest, pk: UUID) -> HttpResponse:
    """One list: what waits for a yes, how it went the last times."""
    kept = _kept(request, pk)
    return _page(request, kept, AgainForm(source=kept.source))


def _page(request: MemberRequest, kept: Kept, form: AgainForm) -> HttpResponse:
    shown = {"kept": kept, "form": form, "readings": queries.last_readings(kept.source)}
    return _drawn(request, "list", shown, 422 if form.is_bound else 200)


@require_POST
@coordinator_required
def fetch_now(request: MemberRequest, pk: UUID) -> HttpResponse:
    kept = _kept(request, pk)
    if kept.feed is None or kept.source.is_demo:
        raise Http404
    tasks.fetch.enqueue(str(kept.feed.pk))
    messages.success(request, gettext("It is being asked. Look again in a moment."))
    return redirect("sources:list", pk)


@require_POST
@coordinator_required
def stop(request: MemberRequest, pk: UUID) -> HttpResponse:
    actions.stop(_kept(request, pk).source, by=request.user, now=now())
    messages.success(request, gettext("It is asked no more. Its meetings stay as they are."))
    return redirect("sources:list", pk)


@require_POST
@coordinator_required
def take_away(request: MemberRequest, pk: UUID) -> HttpResponse:
    gone = actions.take_away(_kept(request, pk).source, by=request.user, now=now())
    said = gettext("%(count)s of its meetings are off the list. Bringing it again puts them back.")
    messages.success(request, said % {"count": gone})
    return redirect("sources:desk")


@require_POST
@coordinator_required
def yes(request: MemberRequest, pk: UUID) -> HttpResponse:
    reading = _waiting(request, pk)
    with transaction.atomic():
        if actions.agree(reading, by=request.user, now=now()):
            tasks.apply_agreed.enqueue(str(reading.pk))
    return redirect("sources:list", reading.source_id)


@require_POST
@coordinator_required
def again(request: MemberRequest, pk: UUID) -> HttpResponse:
    """What waits is read by another clock, or as meetings of another fellowship, and waits again."""
    reading = _waiting(request, pk)
    form = AgainForm(request.POST, source=reading.source)
    if not form.is_valid():
        return _page(request, _kept(request, reading.source_id), form)
    with transaction.atomic():
        if actions.read_again(reading, **form.cleaned_data, by=request.user, now=now()):
            tasks.look_through.enqueue(str(reading.pk))
    return redirect("sources:list", reading.source_id)


@require_POST
@coordinator_required
def no(request: MemberRequest, pk: UUID) -> HttpResponse:
    reading = _waiting(request, pk)
    actions.leave(reading, by=request.user, now=now())
    messages.success(request, gettext("Left. Nothing was changed, and what came is forgotten."))
    return redirect("sources:list", reading.source_id)


def _kept(request: MemberRequest, pk: UUID) -> Kept:
    found = queries.list_for(pk, request.user, now())
    if found is None:
        raise Http404
    return found


def _waiting(request: MemberRequest, pk: UUID) -> Reading:
    found = queries.waiting(pk, request.user)
    if found is None:
        raise Http404
    return found


def _drawn(request: HttpRequest, name: str, context: dict[str, object], status: int = 200) -> HttpResponse:
    return render(request, f"sources/{name}.html", {**context, "nav_here": "desk-lists"}, status=status)
