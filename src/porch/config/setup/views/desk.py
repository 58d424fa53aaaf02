"""The desk of the community: what was set up, looked at and changed any day, and what remains."""

from pathlib import Path

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from porch.config.setup import actions, forms
from porch.config.setup.queries import numbers as known
from porch.config.setup.queries.remains import remains as what_remains
from porch.config.setup.rules import numbers as rules
from porch.config.setup.rules.countries import name_of
from porch.config.setup.views.looking import as_context, find, looked_at, number_form
from porch.config.setup.views.parts import BY_SLUG, environment_says
from porch.kit import clock
from porch.kit.community import here
from porch.people import queries as people
from porch.people.access import MemberRequest, staff_required
from porch.people.actions import NotDecidable
from porch.people.models import Role
from porch.safety import crisis

WHO = (Role.Name.COORDINATOR, Role.Name.OPERATOR)


@require_safe
@staff_required(*WHO)
def remains(request: MemberRequest) -> HttpResponse:
    return render(
        request,
        "setup/remains.html",
        {"remains": what_remains(clock.now()), "is_operator": request.user.holds(Role.Name.OPERATOR)},
    )


@require_POST
@staff_required(Role.Name.OPERATOR)
def keys_copied(request: MemberRequest) -> HttpResponse:
    """An operator says that a copy of the key ring lies apart."""
    actions.say_keys_are_copied(by=request.user, now=clock.now())
    messages.success(request, _("Noted."))
    return redirect("setup:remains")


@require_POST
@staff_required(*WHO)
def first_aid_read(request: MemberRequest) -> HttpResponse:
    """Somebody says that a reader who knows first aid here has confirmed what Get help now states."""
    actions.say_first_aid_is_read(by=request.user, now=clock.now())
    messages.success(request, _("Noted."))
    return redirect("setup:remains")


@require_safe
@staff_required(*WHO)
def community(request: MemberRequest) -> HttpResponse:
    """Everything that was decided, each with a way to change it."""
    told, door = here(), people.community()
    parts = [(part, part.shown(told, door), environment_says(part.slug)) for part in BY_SLUG.values()]
    shown = [row for row in parts if row[0].may_change(request.user)]
    oldest = crisis.load(told.country, Path(settings.PORCH_DATA)).checked
    words = {"parts": shown, "checked": oldest, "numbers": len(rules.entries(_told()))}
    return render(request, "setup/community.html", words)


@require_http_methods(["GET", "HEAD", "POST"])
@staff_required(*WHO)
def change(request: MemberRequest, part: str) -> HttpResponse:
    """One of the answers of set-up, said again."""
    asked = BY_SLUG.get(part)
    if asked is None or not asked.may_change(request.user):
        raise Http404
    form = asked.form(
        request.POST if request.method == "POST" else None, asked.usual(here(), people.community())
    )
    if form.is_valid():
        try:
            asked.save(form.cleaned_data, request.user, clock.now())
        except NotDecidable as wrong:
            form.add_error(None, str(wrong))
        else:
            messages.success(request, _("Saved."))
            return redirect("setup:community")
    words = {"part": asked, "form": form, "wins": environment_says(part)}
    return render(request, "setup/change.html", words, status=422 if form.is_bound else 200)


@require_safe
@staff_required(*WHO)
def numbers(request: MemberRequest) -> HttpResponse:
    """Every crisis number with the day it was tried."""
    country, told = here().country, _told()
    others = told.get("country", "") not in ("", country) and country in known.packaged_countries()
    words = {"entries": rules.entries(told), "country": name_of(told.get("country", ""))}
    waiting = next((entry for entry in rules.entries(told) if entry.checked is None), rules.entries(told)[0])
    return render(
        request,
        "setup/desk_numbers.html",
        {**words, "others": name_of(country) if others else "", "next": waiting},
    )


@require_http_methods(["GET", "HEAD", "POST"])
@staff_required(*WHO)
def number(request: MemberRequest, at: int) -> HttpResponse:
    """One number looked at again; Get help now shows it, phones that keep the page within 15 minutes."""
    told = _told()
    entry = find(told, at)
    if request.method != "POST":
        return render(request, "setup/desk_number.html", as_context(told, entry, number_form(entry)))
    looked = looked_at(told, entry, request.POST)
    if looked.told is None:
        return render(request, "setup/desk_number.html", as_context(told, entry, looked.form), status=422)
    actions.keep_numbers(looked.told, looked.what, at, by=request.user, now=clock.now())
    messages.success(request, _("Saved. Phones show it within a quarter of an hour."))
    return redirect("setup:desk-numbers")


@require_http_methods(["GET", "HEAD", "POST"])
@staff_required(*WHO)
def new_number(request: MemberRequest) -> HttpResponse:
    form = forms.LineForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        return render(
            request, "setup/desk_new_number.html", {"form": form}, status=422 if form.is_bound else 200
        )
    at, now = len(rules.entries(_told())), clock.now()
    told = rules.added(_told(), known.today(now), form.cleaned_data)
    actions.keep_numbers(told, "added", at, by=request.user, now=now)
    messages.success(request, _("Saved. Phones show it within a quarter of an hour."))
    return redirect("setup:desk-numbers")


@require_POST
@staff_required(*WHO)
def other_numbers(request: MemberRequest) -> HttpResponse:
    """The community is somewhere else now: take that country's numbers, to be tried one by one."""
    country = here().country
    if country not in known.packaged_countries():
        raise Http404
    actions.begin_numbers_again(known.packaged(country), by=request.user, now=clock.now())
    return redirect("setup:desk-numbers")


def _told() -> rules.Told:
    """The community's own numbers whatever country they are for, else those that came with the program."""
    return known.own_numbers() or known.numbers_to_look_at(here().country)
