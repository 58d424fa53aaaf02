"""The pairing desk: who waits, what the engine suggests and why, and a person's yes or no to each."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from porch.bonds import actions, queries, tasks
from porch.bonds.forms import PairingSettingsForm, TwoForm
from porch.bonds.models import Mode, Proposal
from porch.bonds.sections import at_the_desk
from porch.bonds.words import too_few
from porch.kit.clock import now
from porch.people.access import MemberRequest, staff_required
from porch.people.queries import supports

coordinator_required = staff_required("coordinator")


@require_safe
@coordinator_required
def desk(request: MemberRequest) -> HttpResponse:
    viewer, at = request.user, now()
    leaf = {name: queries.number_in(request.GET.get(name)) for name in ("page", "suggested", "asked")}
    named = queries.Named(
        lacking=queries.lacking(viewer, at),
        waiting=queries.waiting(viewer, at, leaf["page"]),
        proposals=queries.proposals_to_decide(viewer, leaf["suggested"]),
        asked=queries.asked_now(viewer, leaf["asked"]),
        rounds=queries.latest_rounds(viewer),
        room=queries.room_for_more(viewer, at),
        wanting=queries.wants_looking_after(viewer),
        quiet=queries.quiet_pairs(viewer, at),
    )
    named = named.only(actions.let_be_read(named.people(), by=viewer, now=at))
    context = vars(named) | {
        "longest": queries.longest_wait(viewer, at),
        "next": queries.next_alone(viewer),
        "pairs_now": queries.pairs_now(viewer),
        "supports": supports(),
        "beside": at_the_desk(viewer, at),
    }
    return render(request, "bonds/desk.html", context)


@require_safe
@coordinator_required
def rounds(request: MemberRequest) -> HttpResponse:
    """The latest rounds alone, for the page that waits for one."""
    named = queries.Named(rounds=queries.latest_rounds(request.user))
    named = named.only(actions.let_be_read(named.people(), by=request.user, now=now()))
    return render(request, "bonds/_rounds.html", {"rounds": named.rounds})


@require_POST
@coordinator_required
def open_round(request: MemberRequest, mode: str) -> HttpResponse:
    if mode not in Mode.values:
        raise Http404
    try:
        opened = actions.open_round(mode, by=request.user, now=now())
        tasks.work_out_round.enqueue(str(opened.pk))
    except actions.TooFew as few:
        messages.warning(request, too_few(few))
    except actions.RoundUnderWay:
        messages.info(request, gettext("A round is being worked out. It takes a moment."))
    return redirect("bonds:desk")


@require_POST
@coordinator_required
def approve(request: MemberRequest, pk: UUID) -> HttpResponse:
    return _decide(request, pk, yes=True)


@require_POST
@coordinator_required
def skip(request: MemberRequest, pk: UUID) -> HttpResponse:
    return _decide(request, pk, yes=False)


def _decide(request: MemberRequest, pk: UUID, *, yes: bool) -> HttpResponse:
    offer = get_object_or_404(Proposal.objects.select_related("first", "second"), pk=pk)
    try:
        (actions.approve if yes else actions.skip)(offer, by=request.user, now=now())
    except actions.TooLate:
        messages.info(request, gettext("That one was decided already."))
        return redirect("bonds:desk")
    if yes:
        messages.success(request, gettext("%(name)s is asked first.") % {"name": offer.first})
    else:
        messages.success(request, gettext("Skipped. Nobody was told."))
        tasks.look_for_the_next.enqueue()
    return redirect("bonds:desk")


@require_http_methods(["GET", "HEAD", "POST"])
@coordinator_required
def settings(request: MemberRequest) -> HttpResponse:
    form = PairingSettingsForm(
        request.POST if request.method == "POST" else None, instance=queries.settings_now()
    )
    if form.is_bound and form.is_valid():
        actions.change_settings(form.changes, by=request.user, now=now())
        messages.success(request, gettext("Saved. The next round uses it."))
        return redirect("bonds:desk")
    return render(request, "bonds/settings.html", {"form": form}, status=422 if form.is_bound else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@coordinator_required
def by_hand(request: MemberRequest) -> HttpResponse:
    """Pick two; the next page shows what stands between them and what they share."""
    people = queries.people_to_pair(request.user)
    beside = request.GET.get("beside", "")
    form = TwoForm(people, request.POST if request.method == "POST" else None, beside=beside)
    if form.is_valid():
        said = form.cleaned_data
        look = actions.look_at(said["second"], said["mode"], by=request.user, now=now(), first=said["first"])
        tasks.answer_look.enqueue(str(look.pk))
        return redirect("bonds:look", look.pk)
    return render(request, "bonds/by_hand.html", {"form": form}, status=422 if form.is_bound else 200)
