"""Incidents, walking through the house, and its self-check. See ``docs/decisions/0099``."""

import csv
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from porch.bonds.actions.moving import TooLate
from porch.houses.actions import happened as acts
from porch.houses.forms.happened import CheckForm, CorrectForm, IncidentForm, OwnWordsForm, WalkForm
from porch.houses.models import Incident
from porch.houses.queries import happened as reads
from porch.houses.queries.who import Place, living_in
from porch.houses.rules import audit, walking_through
from porch.houses.rules.incidents import kinds
from porch.houses.views.gate import looking_after, of_the_house
from porch.houses.words_fairness import CHECKED, WALKED
from porch.kit.clock import now, today_in
from porch.people.access import MemberRequest, member_required
from porch.wire.actions import seen


@require_http_methods(["GET", "HEAD", "POST"])
@looking_after
def incidents(request: MemberRequest, place: Place) -> HttpResponse:
    """For the fewest: managers and the president, or whoever serves where there is no manager."""
    if not reads.keeps_incidents(place):
        raise Http404
    at = now()
    stays = living_in(place.house, at).exclude(member=request.user).select_related("member")
    form = IncidentForm(stays, request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        said = form.cleaned_data
        try:
            acts.write_incident(
                *(place.house, said["kind"], said["words"], said["at"]),
                by=request.user,
                now=at,
                about=said["about"],
            )
            messages.success(request, gettext("Written down."))
            return redirect("houses:incidents", place.house.slug)
        except acts.NotWritten as missing:
            form.add_error(None, str(missing))
    rows = [
        (one, kinds().get(one.kind, one.kind)) for one in reads.incidents_seen(request.user, place.house, at)
    ]
    context = {"place": place, "house": place.house, "form": form, "rows": rows}
    return render(request, "houses/incidents.html", context, status=422 if form.is_bound else 200)


@require_safe
@member_required
def incident(request: MemberRequest, pk: UUID) -> HttpResponse:
    seen(request.user, request.path, now())
    return _incident(request, _row(request, pk))


def _row(request: MemberRequest, pk: UUID) -> Incident:
    row = reads.incident_of(request.user, pk) or reads.incident_seen(request.user, pk, now())
    if row is None:
        raise Http404
    return row


def _incident(request: MemberRequest, row: Incident, form: Any = None) -> HttpResponse:
    is_mine = row.about is not None and row.about.member_id == request.user.pk
    context = {
        "row": row,
        "house": row.house,
        "is_mine": is_mine,
        "kind": kinds().get(row.kind, row.kind),
        "older": reads.versions(row),
        "form": form or (OwnWordsForm() if is_mine else CorrectForm()),
    }
    return render(request, "houses/incident.html", context, status=422 if form is not None else 200)


@require_POST
@member_required
def correct(request: MemberRequest, pk: UUID) -> HttpResponse:
    row, form = reads.incident_seen(request.user, pk, now()), CorrectForm(request.POST)
    if row is None:
        raise Http404
    if not form.is_valid():
        return _incident(request, row, form)
    try:
        row = acts.correct(
            row, form.cleaned_data["kind"], form.cleaned_data["words"], by=request.user, now=now()
        )
        messages.success(request, gettext("Put right. What was written before stands beside it."))
    except TooLate:
        messages.info(request, gettext("Somebody has put it right already."))
    return redirect("houses:incident", row.pk)


@require_POST
@member_required
def own_words(request: MemberRequest, pk: UUID) -> HttpResponse:
    row, form = reads.incident_of(request.user, pk), OwnWordsForm(request.POST)
    if row is None:
        raise Http404
    if not form.is_valid():
        return _incident(request, row, form)
    acts.add_words(row, form.cleaned_data["words"], by=request.user, now=now())
    messages.success(request, gettext("It stands beside it."))
    return redirect("houses:incident", row.pk)


@require_safe
@of_the_house
def walks(request: MemberRequest, place: Place) -> HttpResponse:
    """When somebody walked through the house, and what is open since when."""
    named = {one.code: one.words for one in walking_through.items()}
    found = reads.what_is_open(place.house)
    context = {
        "place": place,
        "house": place.house,
        "open": sorted((since, named.get(code, code)) for code, since in found.items()),
        "walks": reads.walks_of(place.house)[:12],
    }
    return render(request, "houses/walks.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@of_the_house
def walk(request: MemberRequest, place: Place) -> HttpResponse:
    form = WalkForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        on = today_in(place.house.time_zone, now())
        acts.walk(place.house, form.found, form.cleaned_data["words"], on, by=request.user, now=now())
        messages.success(request, gettext("Kept. Everybody in the house reads it."))
        return redirect("houses:walks", place.house.slug)
    context = {"house": place.house, "form": form, "answers": WALKED}
    return render(request, "houses/walk.html", context, status=422 if form.is_bound else 200)


@require_safe
@looking_after
def self_check(request: MemberRequest, place: Place) -> HttpResponse:
    """The whole list on one page, to print."""
    about, source = audit.about()
    rows = reads.self_check(place.house, now())
    shown = [(audit.principles()[one.item.principle], one, _state(one)) for one in rows]
    domains = [
        (words, [row for row in shown if row[0].domain == code]) for code, words in audit.domains().items()
    ]
    context = {"house": place.house, "domains": domains, "about": about, "source": source}
    return render(request, "houses/self_check.html", context)


def _state(one: reads.Checked) -> Any:
    return CHECKED[one.check.state] if one.check else ""


@require_http_methods(["GET", "HEAD", "POST"])
@looking_after
def self_check_item(request: MemberRequest, place: Place, item: str) -> HttpResponse:
    one = next((row for row in reads.self_check(place.house, now()) if row.item.code == item), None)
    if one is None:
        raise Http404
    form = CheckForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        said = form.cleaned_data
        acts.check(place.house, item, said["state"], said["evidence"], by=request.user, now=now())
        return redirect("houses:self-check", place.house.slug)
    context = {"house": place.house, "one": one, "form": form}
    return render(request, "houses/self_check_item.html", context, status=422 if form.is_bound else 200)


@require_safe
@looking_after
def self_check_csv(request: MemberRequest, place: Place) -> HttpResponse:
    answer = HttpResponse(content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="self-check.csv"'
    write = csv.writer(answer).writerow
    write(["number", "item", "state", "evidence", "shown by records", "said on"])
    for one in reads.self_check(place.house, now()):
        said = one.check
        row = [
            one.item.code,
            one.item.words,
            said.state if said else "",
            said.evidence if said else "",
            one.shown,
        ]
        write([_plain(cell) for cell in [*row, said.at.date().isoformat() if said else ""]])
    return answer


def _plain(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if cell[:1] in ("=", "+", "-", "@", "\t", "\r") else cell
