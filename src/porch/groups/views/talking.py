"""Topics and announcements, as those who serve keep them and those who belong come back to them."""

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from porch.bonds.actions.moving import TooLate
from porch.groups import actions, queries
from porch.groups.forms.groups import AnnounceForm, TopicForm
from porch.groups.models import Topic
from porch.groups.queries import Seen
from porch.groups.views.gate import mine
from porch.kit.clock import now
from porch.people.access import MemberRequest, member_required

TOPICS, ANNOUNCE = "topics", "announce"


@require_http_methods(["GET", "HEAD", "POST"])
@member_required
def new_topic(request: MemberRequest, slug: str) -> HttpResponse:
    found, form = mine(request, slug, TOPICS), TopicForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            topic = actions.open_topic(found.group, form.cleaned_data["title"], by=request.user, now=now())
        except TooLate:
            messages.info(request, gettext("There are enough topics. Close one first."))
            return redirect(found.group)
        return redirect(topic.conversation)
    context = {"group": found.group, "form": form}
    return render(request, "groups/topic.html", context, status=422 if form.is_bound else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@member_required
def topic(request: MemberRequest, slug: str, pk: UUID) -> HttpResponse:
    """For whoever keeps the topics: another name, rest, an end."""
    found = mine(request, slug, TOPICS)
    there = _topic(found, pk)
    form = TopicForm(request.POST if request.method == "POST" else None, initial={"title": there.title})
    if form.is_valid():
        actions.rename(there, form.cleaned_data["title"], by=request.user, now=now())
        messages.success(request, gettext("Saved."))
        return redirect(found.group)
    context = {"group": found.group, "form": form, "topic": there}
    return render(request, "groups/topic.html", context, status=422 if form.is_bound else 200)


@require_POST
@member_required
def rest_topic(request: MemberRequest, slug: str, pk: UUID) -> HttpResponse:
    return _moved(request, slug, pk, actions.rest_topic, gettext("It rests. It can be read."))


@require_POST
@member_required
def wake_topic(request: MemberRequest, slug: str, pk: UUID) -> HttpResponse:
    return _moved(request, slug, pk, actions.wake_topic, gettext("It goes on."))


@require_POST
@member_required
def close_topic(request: MemberRequest, slug: str, pk: UUID) -> HttpResponse:
    return _moved(
        request, slug, pk, actions.close_topic, gettext("It has ended. It can be read for a while.")
    )


@require_POST
@member_required
def enter(request: MemberRequest, slug: str, pk: UUID) -> HttpResponse:
    there = _topic(mine(request, slug), pk)
    try:
        actions.enter(there, by=request.user, now=now())
    except TooLate as left:
        raise Http404 from left
    return redirect(there.conversation)


@require_http_methods(["GET", "HEAD", "POST"])
@member_required
def announce(request: MemberRequest, slug: str) -> HttpResponse:
    found = mine(request, slug, ANNOUNCE)
    form = AnnounceForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        actions.announce(found.group, by=request.user, now=now(), **form.cleaned_data)
        messages.success(request, gettext("It stands on the group’s page."))
        return redirect(found.group)
    context = {"group": found.group, "form": form}
    return render(request, "groups/announce.html", context, status=422 if form.is_bound else 200)


@require_POST
@member_required
def take_down(request: MemberRequest, slug: str, pk: UUID) -> HttpResponse:
    found = mine(request, slug, ANNOUNCE)
    there = next((one for one in queries.announcements_of(found, now()) if one.pk == pk), None)
    if there is None:
        raise Http404
    actions.take_down(there, by=request.user, now=now())
    messages.success(request, gettext("It is gone."))
    return redirect(found.group)


def _topic(found: Seen, pk: UUID) -> Topic:
    there = queries.topic_for(found, pk)
    if there is None:
        raise Http404
    return there


def _moved(request: MemberRequest, slug: str, pk: UUID, act: Callable[..., None], said: str) -> HttpResponse:
    found = mine(request, slug, TOPICS)
    try:
        act(_topic(found, pk), by=request.user, now=now())
        messages.success(request, said)
    except TooLate:
        messages.info(request, gettext("That had changed already."))
    return redirect(found.group)
