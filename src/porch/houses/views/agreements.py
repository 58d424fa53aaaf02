"""The agreement: reading and signing it, what changed, who has signed, and the next version."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_safe

from porch.houses.actions import agreements as does
from porch.houses.forms.agreements import AgreementForm, SignForm
from porch.houses.queries import agreements as seen
from porch.houses.queries.agreements import Party
from porch.houses.queries.who import Place
from porch.houses.rules.agreements import blocks, changes, digest, first_text
from porch.houses.rules.refusing import Refused
from porch.houses.views.gate import looking_after
from porch.kit.clock import now, today_in
from porch.kit.full import if_there_is_room
from porch.people.access import MemberRequest, member_required
from porch.wire.actions import seen as has_seen


def _party(request: MemberRequest, slug: str) -> Party:
    found = seen.party(slug, request.user, now())
    if found is None:
        raise Http404
    return found


@require_http_methods(["GET", "HEAD", "POST"])
@member_required
def agreement(request: MemberRequest, slug: str) -> HttpResponse:
    """The newest version. Whoever lives there or is to move in signs it."""
    party, at = _party(request, slug), now()
    newest = seen.to_sign(party.house, at)
    form = SignForm(request.POST if request.method == "POST" else None)
    if request.method == "POST":
        if newest is None or not party.signs:
            raise Http404
        if form.is_valid():
            try:
                does.sign(newest, party, form.cleaned_data["digest"], now=at)
            except Refused as why:
                form.add_error(None, str(why))
            else:
                messages.success(request, gettext("Signed. You can read it here any time, and print it."))
                return redirect("houses:agreement", slug)
    else:
        with if_there_is_room():
            has_seen(request.user, request.path, at)
    signed = seen.signature_of(newest, request.user) if newest else None
    context = {
        "house": party.house,
        "party": party,
        "primary": _primary(party, is_to_sign=newest is not None and signed is None),
        "agreement": newest,
        "blocks": blocks(newest.text) if newest else [],
        "digest": digest(newest.text) if newest else "",
        "signed": signed,
        "versions": seen.versions(party.house),
        "form": form,
    }
    return render(request, "houses/agreement.html", context, status=422 if form.errors else 200)


def _primary(party: Party, *, is_to_sign: bool) -> str:
    """The one thing to do on the page."""
    if party.signs and is_to_sign:
        return "sign"
    return "write" if party.looks_after else "back"


@require_safe
@member_required
def version(request: MemberRequest, slug: str, number: int) -> HttpResponse:
    """One version, and what is kept, gone and new against the one before."""
    party = _party(request, slug)
    found = seen.versions(party.house).filter(version=number).first()
    if found is None:
        raise Http404
    before = seen.versions(party.house).filter(version=number - 1).first()
    context = {
        "house": party.house,
        "agreement": found,
        "blocks": blocks(found.text),
        "changes": changes(before.text, found.text) if before else [],
        "signed": seen.signature_of(found, request.user),
        "digest": digest(found.text),
    }
    return render(request, "houses/agreement_version.html", context)


@require_safe
@looking_after
def signed(request: MemberRequest, place: Place) -> HttpResponse:
    at = now()
    context = {
        "house": place.house,
        "zone": place.house.time_zone,
        "agreement": seen.to_sign(place.house, at),
        "lines": seen.who_signed(place, at),
    }
    return render(request, "houses/agreement_signed.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@looking_after
def new_version(request: MemberRequest, place: Place) -> HttpResponse:
    """The next version begins with the last one; the first with a text that the house makes its own."""
    at, house = now(), place.house
    last = seen.versions(house).first()
    sent = request.POST if request.method == "POST" else None
    form = AgreementForm(last.text if last else first_text(), today_in(house.time_zone, at), sent)
    if request.method == "POST" and form.is_valid():
        try:
            does.publish(house, **form.cleaned_data, by=request.user, now=at)
        except Refused as why:
            form.add_error(None, str(why))
        else:
            messages.success(request, gettext("It is there to read and sign. It is not changed any more."))
            return redirect("houses:agreement", house.slug)
    context = {"house": house, "last": last, "form": form}
    return render(request, "houses/agreement_new.html", context, status=422 if form.errors else 200)
