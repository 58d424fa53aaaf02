"""Cards: what helps me, and what hurts."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from porch.family.actions.cards import take_card_away, write_card
from porch.family.actions.windows import TooMany
from porch.family.forms.windows import CardForm
from porch.family.queries.windows import cards_of
from porch.family.words import KINDS
from porch.kit.clock import now
from porch.people.access import MemberRequest, member_required


@require_http_methods(["GET", "HEAD", "POST"])
@member_required
def cards(request: MemberRequest) -> HttpResponse:
    """One's own cards, and one line more."""
    form = CardForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            write_card(**form.cleaned_data, by=request.user, now=now())
        except TooMany:
            form.add_error(None, gettext("There are as many as there may be. Take one away first."))
        else:
            messages.success(request, gettext("Kept. Only a window that shows cards shows it to anybody."))
            return redirect("family:cards")
    mine = cards_of(request.user)
    context = {
        "form": form,
        "kinds": [(title, [card for card in mine if card.kind == kind]) for kind, title in KINDS.items()],
    }
    return render(request, "family/cards.html", context, status=422 if form.is_bound else 200)


@require_POST
@member_required
def card_away(request: MemberRequest, pk: UUID) -> HttpResponse:
    if not take_card_away(pk, by=request.user):
        raise Http404
    messages.success(request, gettext("Taken away."))
    return redirect("family:cards")
