"""What the two of a pair decide: how it goes on, what they agree to, who begins, who walks along meanwhile."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from porch.bonds.actions import NoPlaceLeft, NotTheirs, TooLate, let_mentor_begin
from porch.bonds.models import Pair
from porch.kit.clock import now
from porch.kit.full import if_there_is_room
from porch.mentoring.actions import mentors as actions
from porch.mentoring.forms import PaperForm, ReviewForm
from porch.mentoring.models import Review
from porch.mentoring.queries import mentors as queries
from porch.mentoring.rules.agreements import newest
from porch.people.access import MemberRequest, member_required
from porch.wire.actions import seen


@require_http_methods(["GET", "HEAD", "POST"])
@member_required
def review(request: MemberRequest, pk: UUID) -> HttpResponse:
    """What would you like, two weeks before it ends? The other never reads the answer."""
    mine = queries.review_of(request.user, pk, now())
    if mine is None:
        raise Http404
    form = ReviewForm(request.POST if request.method == "POST" else None, initial={"says": mine.says})
    if form.is_valid():
        return _answer(request, mine.review, form.cleaned_data["says"])
    if not form.is_bound:
        with if_there_is_room():
            seen(request.user, request.path, now())
    context = {"mine": mine, "form": form}
    return render(request, "mentoring/review.html", context, status=422 if form.is_bound else 200)


def _answer(request: MemberRequest, found: Review, says: str) -> HttpResponse:
    try:
        comes_to = actions.answer_review(found, says, by=request.user, now=now())
    except TooLate:
        messages.info(request, gettext("That had changed already."))
        return redirect("bonds:people")
    if comes_to == "go-on":
        messages.success(request, gettext("You both would like to go on. This is what you would agree to."))
        return redirect("mentoring:agreement", found.pair_id)
    if comes_to == "longer":
        messages.success(request, gettext("It goes on for about a month."))
    else:
        messages.success(request, gettext("Kept. Only you can read it, and you can change it until the end."))
    return redirect("bonds:people")


@require_safe
@member_required
def agreement(request: MemberRequest, pk: UUID) -> HttpResponse:
    """The words, the lines of the two, and who has said yes."""
    pair = _pair(request, pk)
    with if_there_is_room():
        seen(request.user, request.path, now())
    context = {
        "pair": pair,
        "other": pair.other_than(request.user),
        "paper": queries.paper_of(request.user, pair),
        "text": newest(),
        "is_live": pair.looks_live,
        "is_mentor": pair.first_id == request.user.pk,
    }
    return render(request, "mentoring/agreement.html", context)


@require_POST
@member_required
def begin_agreement(request: MemberRequest, pk: UUID) -> HttpResponse:
    """Two who walked together before there were agreements may make one."""
    pair = _pair(request, pk)
    if not pair.looks_live or pair.term != "lasting":
        raise Http404
    actions.offer_agreement(pair, now=now())
    return redirect("mentoring:agreement", pk)


@require_http_methods(["GET", "HEAD", "POST"])
@member_required
def agreement_lines(request: MemberRequest, pk: UUID) -> HttpResponse:
    pair = _pair(request, pk)
    paper = queries.paper_of(request.user, pair)
    if paper is None or paper.agreement.state != "offered" or not pair.looks_live:
        raise Http404
    kept = {line.about: line.text for line in paper.lines}
    form = PaperForm(kept, request.POST if request.method == "POST" else None)
    if form.is_valid():
        for about, text in form.cleaned_data.items():
            actions.write_line(paper.agreement, about, text, by=request.user, now=now())
        messages.success(request, gettext("Kept. Both of you read it."))
        return redirect("mentoring:agreement", pk)
    context = {"form": form, "pair": pair}
    return render(request, "mentoring/agreement_lines.html", context, status=422 if form.is_bound else 200)


@require_POST
@member_required
def agree(request: MemberRequest, pk: UUID) -> HttpResponse:
    paper = queries.paper_of(request.user, _pair(request, pk))
    if paper is None:
        raise Http404
    try:
        both = actions.say_yes(paper.agreement, by=request.user, now=now())
    except TooLate:
        messages.info(request, gettext("That had changed already."))
    except NoPlaceLeft:
        messages.info(request, gettext("There is a lasting mentor already. Nothing was changed."))
    else:
        yes = gettext("Agreed. You both can read it here any time.")
        messages.success(request, yes if both else gettext("Your yes is kept. They are asked too."))
    return redirect("mentoring:agreement", pk)


@require_POST
@member_required
def you_begin(request: MemberRequest, pk: UUID) -> HttpResponse:
    """The mentee would like their mentor to write first."""
    pair = _pair(request, pk)
    try:
        let_mentor_begin(pair, by=request.user, now=now())
    except NotTheirs as other:
        raise Http404 from other
    messages.success(request, gettext("They can write first now."))
    return redirect("bonds:pair", pk)


@require_POST
@member_required
def meanwhile(request: MemberRequest, pk: UUID, choice: str) -> HttpResponse:
    """Your mentor is there again: back to them, on with who stood in, or both for a while."""
    cover = queries.cover_for(request.user, pk)
    if cover is None or choice not in ("back", "stay", "both"):
        raise Http404
    try:
        actions.choose_when_back(cover, choice, by=request.user, now=now())
        messages.success(request, gettext("Good. That is how it goes on."))
    except (TooLate, NoPlaceLeft):
        messages.info(request, gettext("That had changed already."))
    return redirect("bonds:people")


def _pair(request: MemberRequest, pk: UUID) -> Pair:
    found = queries.mentor_pair(request.user, pk)
    if found is None:
        raise Http404
    return found
