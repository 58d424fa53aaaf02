"""Tests: one's own, and the few who write them down."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from porch.houses.actions import screens as does
from porch.houses.forms.screens import OwnWordsForm, PutRightForm, ScreenForm
from porch.houses.models import Screen, Stay
from porch.houses.queries import screens as seen
from porch.houses.queries import voted
from porch.houses.queries.who import Place
from porch.houses.rules.refusing import Refused
from porch.houses.rules.screens import Result, may_be_talked_about
from porch.houses.views.gate import looking_after, residents
from porch.houses.words_living import MEANS, RESULTS
from porch.kit.clock import now
from porch.kit.full import if_there_is_room
from porch.people.access import MemberRequest
from porch.wire.actions import seen as has_seen


def _lines(rows: list[Screen]) -> list[dict[str, object]]:
    """Each with what it said, what that means, and whether another stands in its place."""
    return [
        {
            "row": one,
            "result": RESULTS.get(one.result, ""),
            "means": MEANS.get(one.result, ""),
            "holds": not hasattr(one, "corrected_by"),
            "may_follow": one.result in Result and may_be_talked_about(Result(one.result)),
        }
        for one in rows
    ]


@require_safe
@residents
def tests(request: MemberRequest, place: Place) -> HttpResponse:
    """One's own, whether or not the house still tests."""
    assert place.stay is not None
    at = now()
    with if_there_is_room():
        has_seen(request.user, request.path, at)
        does.have_seen(place.stay, at)
    context = {
        "house": place.house,
        "place": place,
        "zone": place.house.time_zone,
        "voted": voted.screens(place.house),
        "lines": _lines(list(seen.own(place.stay))),
        "reads": seen.reads_tests(place),
        "form": OwnWordsForm(),
    }
    return render(request, "houses/tests.html", context)


@require_POST
@residents
def own_words(request: MemberRequest, place: Place, pk: UUID) -> HttpResponse:
    assert place.stay is not None
    row = seen.own(place.stay).filter(pk=pk).first()
    if row is None:
        raise Http404
    form = OwnWordsForm(request.POST)
    if form.is_valid():
        does.say_to_it(row, form.cleaned_data["words"])
        messages.success(request, gettext("Kept beside it."))
    else:
        messages.warning(request, gettext("At most a thousand letters. Nothing was changed."))
    return redirect("houses:tests", place.house.slug)


def _reads(place: Place) -> None:
    if not seen.reads_tests(place):
        raise Http404


@require_safe
@looking_after
def board(request: MemberRequest, place: Place) -> HttpResponse:
    """Whose test is to be written down: names, and nothing of any test."""
    _reads(place)
    context = {"house": place.house, "place": place, "stays": seen.residents(place, now())}
    return render(request, "houses/tests_board.html", context)


def _resident(place: Place, pk: UUID) -> Stay:
    _reads(place)
    found = seen.resident(place, pk, now())
    if found is None:
        raise Http404
    return found


@require_http_methods(["GET", "HEAD", "POST"])
@looking_after
def of_one(request: MemberRequest, place: Place, pk: UUID) -> HttpResponse:
    """One resident's, each look written down; and writing one down."""
    stay = _resident(place, pk)
    form = ScreenForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        does.record(stay, form.cleaned_data["result"], by=request.user, now=now())
        messages.success(
            request, gettext("Written down. They read it too, from now on. Nothing follows by itself.")
        )
        return redirect("houses:tests-of", place.house.slug, stay.pk)
    context = {
        "house": place.house,
        "zone": place.house.time_zone,
        "stay": stay,
        "lines": _lines(seen.of_resident(place, stay, now())),
        "means": [(RESULTS[code], MEANS[code]) for code in Result],
        "form": form,
    }
    return render(request, "houses/tests_of.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@looking_after
def put_right(request: MemberRequest, place: Place, pk: UUID, screen: UUID) -> HttpResponse:
    """What it should have been, and why."""
    stay, at = _resident(place, pk), now()
    row = next((one for one in seen.of_resident(place, stay, at) if one.pk == screen), None)
    if row is None or hasattr(row, "corrected_by"):
        raise Http404
    form = PutRightForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            does.put_right(row, said["result"], said["because"], by=request.user, now=at)
        except Refused as why:
            form.add_error(None, str(why))
        else:
            messages.success(request, gettext("Put right. They read both."))
            return redirect("houses:tests-of", place.house.slug, stay.pk)
    context = {
        "house": place.house,
        "zone": place.house.time_zone,
        "stay": stay,
        "line": _lines([row])[0],
        "form": form,
    }
    return render(request, "houses/test_right.html", context, status=422 if form.errors else 200)
