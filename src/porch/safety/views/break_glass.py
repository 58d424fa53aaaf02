"""Breaking the glass: asking, a second person's answer, looking for an hour; and what the member reads of it."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from porch.kit import clock
from porch.people.access import MemberRequest, account_required, staff_required
from porch.safety.actions import break_glass as actions
from porch.safety.glass import names_of, what_for
from porch.safety.models import BrokenGlass
from porch.safety.queries import break_glass as queries
from porch.safety.registries import openables
from porch.safety.rules.cases import NotDoable
from porch.safety.views.glass_forms import AskForm, YesForm
from porch.wire.actions import seen

of_the_staff = staff_required(*queries.SECONDS)
may_ask = staff_required(*queries.ASKERS)


@require_safe
@of_the_staff
def desk(request: MemberRequest) -> HttpResponse:
    """What waits for my answer, and what I asked for."""
    return _desk(request)


def _desk(
    request: MemberRequest, wrong: BrokenGlass | None = None, form: YesForm | None = None
) -> HttpResponse:
    now, viewer = clock.now(), request.user
    seen(viewer, request.path, now)
    waiting = [
        (one, _label(one), form if form and one == wrong else YesForm(auto_id=f"{one.pk}-%s"))
        for one in queries.waiting_for(viewer)
    ]
    context = {
        "waiting": waiting,
        "mine": [(one, _label(one)) for one in queries.asked_by(viewer, now)],
        "may_ask": viewer.holds(*queries.ASKERS),
    }
    return render(request, "safety/break_glass.html", context, status=422 if form else 200)


def _label(glass: BrokenGlass) -> str:
    openable = openables.get(glass.kind)
    return _(openable.label) if openable else glass.kind


@sensitive_post_parameters("name", "other", "reason")
@require_http_methods(["GET", "HEAD", "POST"])
@may_ask
def ask(request: MemberRequest) -> HttpResponse:
    """What, whose, why. One answer for everything that cannot be opened, so that nobody can find out who is here."""
    form = AskForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        told = form.cleaned_data
        try:
            actions.ask_to_open(
                told["kind"],
                told["name"],
                told["reason"],
                other=told["other"],
                by=request.user,
                now=clock.now(),
            )
        except NotDoable as wrong:
            form.add_error(None, str(wrong))
        else:
            messages.success(request, _("Asked. A second person answers."))
            return redirect("safety:break-glass")
    return render(
        request, "safety/break_glass_ask.html", {"form": form}, status=422 if form.is_bound else 200
    )


@sensitive_post_parameters("why_later")
@require_POST
@of_the_staff
def answer(request: MemberRequest, pk: UUID) -> HttpResponse:
    """Yes, with when they are told; or no."""
    found = next((one for one in queries.waiting_for(request.user) if one.pk == pk), None)
    if found is None:
        raise Http404
    if request.POST.get("say") == "no":
        return _after(request, found, None)
    form = YesForm(request.POST, auto_id=f"{pk}-%s")
    return _after(request, found, form) if form.is_valid() else _desk(request, found, form)


def _after(request: MemberRequest, found: BrokenGlass, form: YesForm | None) -> HttpResponse:
    now = clock.now()
    try:
        if form is None:
            actions.say_no(found, by=request.user, now=now)
        else:
            told = form.cleaned_data
            why = told["why_later"]
            actions.say_yes(found, by=request.user, now=now, hours=told["when"], why_later=why)
    except NotDoable as wrong:
        if form is not None and form.cleaned_data["when"]:
            form.add_error("why_later", str(wrong))
            return _desk(request, found, form)
        messages.info(request, str(wrong))
    else:
        messages.success(
            request, _("It stays shut.") if form is None else _("It is open to them for an hour.")
        )
    return redirect("safety:break-glass")


@require_POST
@of_the_staff
def withdraw(request: MemberRequest, pk: UUID) -> HttpResponse:
    """I no longer need it."""
    now = clock.now()
    found = get_object_or_404(queries.asked_by(request.user, now), pk=pk)
    try:
        actions.withdraw(found, by=request.user, now=now)
    except NotDoable as wrong:
        messages.info(request, str(wrong))
    return redirect("safety:break-glass")


@require_safe
@of_the_staff
def look(request: MemberRequest, pk: UUID) -> HttpResponse:
    """What was opened to me. Every look is on the record, and in the ledger of whoever it concerns."""
    now = clock.now()
    found = get_object_or_404(queries.open_to(request.user, now), pk=pk)
    try:
        lines = actions.look_into(found, by=request.user, now=now)
    except NotDoable as shut:
        raise Http404 from shut
    context = {"glass": found, "label": _label(found), "lines": lines}
    return render(request, "safety/break_glass_look.html", context)


@require_safe
@account_required
def opened(request: MemberRequest, pk: UUID) -> HttpResponse:
    """What was opened of mine: by whom, when, and why, in the words they wrote."""
    found = get_object_or_404(queries.told_to(request.user), pk=pk)
    seen(request.user, request.path, clock.now())
    by, second = names_of(found)
    context = {"glass": found, "what": what_for(found, request.user), "by": by, "second": second}
    return render(request, "safety/opened.html", context)
