"""Being asked to walk on with somebody, saying that one has met, a word of this week, and stepping back."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from porch.bonds.actions.moving import TooLate
from porch.kit.clock import now
from porch.people.access import MemberRequest, member_required
from porch.people.models import Member
from porch.programmes.actions import aftercare, drifting, handing
from porch.programmes.forms.after import MetForm
from porch.programmes.models import Aftercare, Drift, HandOver
from porch.programmes.queries import aftercare as weeks
from porch.programmes.queries import drifting as signs
from porch.programmes.queries import handing as walking
from porch.programmes.rules.handing import ASKED
from porch.wire.actions import seen


@require_safe
@member_required
def asked(request: MemberRequest, pk: UUID) -> HttpResponse:
    """For the one who is asked, and later for the one who said yes."""
    member, at = request.user, now()
    row = _row(member, pk)
    seen(member, request.path, at)
    if row.episode.member_id == member.pk:
        return redirect("programmes:after", row.episode_id)
    weekly = [one for one in weeks.this_week(member, at) if one.row.episode_id == row.episode_id]
    context = {
        "row": row,
        "who": row.episode.member,
        "is_asked": row.state == ASKED,
        "together": walking.together(row, member),
        "met_form": MetForm(today=weeks.today_of(member, at)),
        "week": weekly[0] if weekly else None,
    }
    return render(request, "programmes/asked.html", context)


def _row(member: Member, pk: UUID) -> HandOver:
    row = walking.hand_over_for(member, pk)
    if row is None:
        raise Http404
    return row


@require_POST
@member_required
def answer(request: MemberRequest, pk: UUID) -> HttpResponse:
    row, verb = _row(request.user, pk), request.POST.get("say", "")
    if row.peer_id != request.user.pk:
        raise Http404
    if verb not in ("yes", "no"):
        messages.info(request, gettext("Say yes or no."))
        return redirect("programmes:asked", row.pk)
    try:
        handing.answer(row, verb, by=request.user, now=now())
    except TooLate:
        messages.info(request, gettext("That is not asked any more."))
        return redirect("programmes:walking-on")
    if verb == "yes":
        messages.success(request, gettext("They read that you said yes. You can step back any time."))
        return redirect("programmes:asked", row.pk)
    messages.success(request, gettext("That is fine. Nobody is told."))
    return redirect("programmes:walking-on")


@require_POST
@member_required
def met(request: MemberRequest, pk: UUID) -> HttpResponse:
    """We met, says one of the two."""
    member, at = request.user, now()
    row = _row(member, pk)
    form = MetForm(request.POST, today=weeks.today_of(member, at))
    try:
        if not form.is_valid():
            messages.info(request, gettext("Write the day on which you met, such as 2026-11-20."))
        elif handing.say_met(row, by=member, on=form.cleaned_data["on"], now=at):
            messages.success(request, gettext("You both said so. Good."))
        else:
            messages.success(request, gettext("Kept. It is closed when both of you have said so."))
    except handing.NotADay:
        messages.info(request, gettext("Pick a day between the asking and today."))
    except TooLate:
        messages.info(request, gettext("That is closed already."))
    return _back(member, row)


@require_POST
@member_required
def step_back(request: MemberRequest, pk: UUID) -> HttpResponse:
    row = _row(request.user, pk)
    try:
        handing.step_back(row, by=request.user, now=now())
        messages.success(request, gettext("Done. No reason is asked, and none is given."))
    except TooLate:
        messages.info(request, gettext("That had changed already."))
    if row.episode.member_id == request.user.pk:
        return redirect("programmes:after", row.episode_id)
    return redirect("programmes:walking-on")


def _back(member: Member, row: HandOver) -> HttpResponse:
    if row.episode.member_id == member.pk:
        return redirect("programmes:after", row.episode_id)
    return redirect("programmes:asked", row.pk)


@require_safe
@member_required
def noticed(request: MemberRequest, pk: UUID) -> HttpResponse:
    """That somebody comes less, for whoever was told of it. The look stands in the ledger."""
    member, at = request.user, now()
    mine = Drift.objects.filter(pk=pk, episode__member=member).first()
    if mine is not None:
        return redirect("programmes:after", mine.episode_id)
    found = signs.read(member, pk, at)
    seen(member, request.path, at)
    if found is None and not signs.was_told(member, pk):
        raise Http404
    return render(request, "programmes/noticed.html", {"told": found})


@require_POST
@member_required
def spoke(request: MemberRequest, pk: UUID) -> HttpResponse:
    """Somebody had a word: it is told to nobody else."""
    member, at = request.user, now()
    mine = Drift.objects.filter(pk=pk, episode__member=member, over_at=None)
    drift = mine.select_related("episode").first() or signs.told_to(member, at).filter(pk=pk).first()
    if drift is None:
        raise Http404
    try:
        drifting.say_spoken(drift, by=member, now=at)
    except drifting.NotTheirs as other:
        raise Http404 from other
    messages.success(request, gettext("Kept. It is told to nobody else."))
    if drift.episode.member_id == member.pk:
        return redirect("programmes:after", drift.episode_id)
    return redirect("programmes:noticed", drift.pk)


@require_POST
@member_required
def word(request: MemberRequest, pk: UUID) -> HttpResponse:
    row = _weekly(request.user, pk)
    try:
        aftercare.say_word(row, by=request.user, now=now())
        messages.success(request, gettext("Kept, for this week."))
    except TooLate:
        messages.info(request, gettext("That is over already."))
    return _to_where_it_stands(request.user, row)


@require_POST
@member_required
def end_weekly(request: MemberRequest, pk: UUID) -> HttpResponse:
    row = _weekly(request.user, pk)
    aftercare.end(row, by=request.user, now=now())
    messages.success(request, gettext("Done. Nobody is told."))
    return _to_where_it_stands(request.user, row)


def _weekly(member: Member, pk: UUID) -> Aftercare:
    row = weeks.aftercare_for(member, pk)
    if row is None:
        raise Http404
    return row


def _to_where_it_stands(member: Member, row: Aftercare) -> HttpResponse:
    if row.episode.member_id == member.pk:
        return redirect("programmes:after", row.episode_id)
    return redirect("programmes:walking-on")
