"""What a house spends and has: its entries, the check of the comptroller, and sums for everybody who lives there."""

from datetime import date, timedelta

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from porch.houses.actions import book as doing
from porch.houses.actions import paying
from porch.houses.forms.money import CountForm, HouseForm
from porch.houses.models import Entry, Stay
from porch.houses.queries import book_keepers as keepers
from porch.houses.queries import owing
from porch.houses.queries.who import Place, living_in
from porch.houses.rules import book
from porch.houses.views.book import keeping, written_by
from porch.houses.views.gate import of_the_house
from porch.houses.words_owing import ACCOUNTS, title
from porch.kit.clock import now, today_in
from porch.people.access import MemberRequest


@require_safe
@keeping
def entries(request: MemberRequest, place: Place) -> HttpResponse:
    """The whole book, page by page, without whose account an entry is on."""
    page = Paginator(owing.entries(place.house), owing.PAGE).get_page(request.GET.get("page"))
    context = {
        "place": place,
        "house": place.house,
        "page": page,
        "rows": [(one, title(one)) for one in page],
        "writes": keepers.writes(place),
    }
    return render(request, "houses/book_entries.html", context)


@require_POST
@keeping
def undo(request: MemberRequest, place: Place, number: int) -> HttpResponse:
    """Take an entry back: both stay to be read."""
    entry = Entry.objects.filter(house=place.house, number=number).select_related("house").first()
    if entry is None:
        raise Http404
    stays = list(Stay.objects.filter(accounts__postings__entry=entry).distinct())
    for stay in stays:
        written_by(place, stay.pk)
    if not stays and not keepers.writes(place):
        raise Http404
    try:
        doing.undo(entry, by=request.user, now=now())
        messages.success(request, gettext("Taken back. Both lines stay to be read."))
    except doing.AlreadyUndone:
        messages.info(request, gettext("That cannot be taken back."))
    if stays:
        return redirect("houses:book-account", place.house.slug, stays[0].pk)
    return redirect("houses:book-entries", place.house.slug)


@require_http_methods(["GET", "HEAD", "POST"])
@keeping
def spend(request: MemberRequest, place: Place) -> HttpResponse:
    """What the house spent, moved or was given."""
    if not keepers.writes(place):
        raise Http404
    form = HouseForm(place.house, request.POST if request.method == "POST" else None)
    if form.is_valid():
        _write(request, place, form)
        messages.success(request, gettext("Written."))
        return redirect("houses:book", place.house.slug)
    context = {"place": place, "house": place.house, "form": form}
    return render(request, "houses/book_spend.html", context, status=422 if form.is_bound else 200)


def _write(request: MemberRequest, place: Place, form: HouseForm) -> None:
    house, said, by, at = place.house, form.cleaned_data, request.user, now()
    what, cents, purse, words = said["what"], said["cents"], said["how"], said["words"]
    if what == book.MOVED:
        other = book.BANK if purse == book.CASH else book.CASH
        paying.move(house, cents, purse, other, by=by, now=at)
    elif what in (book.GIFT, book.BEGAN):
        paying.bring_in(house, what, cents, purse, words, by=by, now=at)
    else:
        paying.spend(house, what, cents, purse, words, by=by, now=at)


@require_http_methods(["GET", "HEAD", "POST"])
@keeping
def check(request: MemberRequest, place: Place) -> HttpResponse:
    """Every account of the house, that they add up to nothing, and what was counted."""
    house = place.house
    stands = owing.accounts(house)
    form = CountForm(house, request.POST if request.method == "POST" else None)
    if form.is_valid():
        purse = form.cleaned_data["how"]
        made = paying.count(
            house, form.cleaned_data["cents"] - stands.get(purse, 0), purse, by=request.user, now=now()
        )
        said = (
            gettext("Counted. The difference stands in the book.") if made else gettext("Counted. It agrees.")
        )
        messages.success(request, said)
        return redirect("houses:book-check", house.slug)
    context = {
        "place": place,
        "house": house,
        "rows": [(ACCOUNTS[code], stands[code]) for code in ACCOUNTS if code in stands],
        "sum": sum(stands.values()),
        "counts": owing.entries(house).filter(what=book.COUNT)[:10],
        "form": form,
    }
    return render(request, "houses/book_check.html", context, status=422 if form.is_bound else 200)


@require_safe
@of_the_house
def sums(request: MemberRequest, place: Place) -> HttpResponse:
    """For the house meeting: what came in and went out in a month, without anybody's name."""
    today = today_in(place.house.time_zone, now())
    first = _month(request.GET.get("month", ""), today)
    following = (first + timedelta(days=31)).replace(day=1)
    told = owing.sums_of(place.house, first, following, living_in(place.house, now()).count())
    context = {
        "place": place,
        "house": place.house,
        "month": first,
        "earlier": (first - timedelta(days=1)).replace(day=1),
        "later": following if following <= today else None,
        "told": told,
        "spent": [(ACCOUNTS[code], cents) for code, cents in told.spent.items()],
        "spent_in_all": sum(told.spent.values()),
        "purses": [(ACCOUNTS[code], cents) for code, cents in told.purses.items()],
        "reads_book": keepers.reads(place),
    }
    return render(request, "houses/sums.html", context)


def _month(typed: str, today: date) -> date:
    """The first day of the month that was asked for; of this one where it is none, or has not come."""
    try:
        asked = date.fromisoformat(f"{typed}-01")
    except ValueError:
        return today.replace(day=1)
    return asked if date(2000, 1, 1) <= asked <= today else today.replace(day=1)
