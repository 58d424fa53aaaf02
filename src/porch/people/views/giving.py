"""Letting someone see something of mine, and letting my figures be counted: the password first, for what is new."""

from allauth.account.internal.flows.reauthentication import did_recently_reauthenticate
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from porch.kit import clock
from porch.people.access import MemberRequest, anyone_here, member_required
from porch.people.actions import consent as actions
from porch.people.forms.consent import CountMineForm, GiveSightForm
from porch.people.models import Member
from porch.people.queries import giving


@require_http_methods(["GET", "HEAD", "POST"])
@anyone_here
def give(request: MemberRequest) -> HttpResponse:
    """Give something to one of one's people or to a part. To someone new the password is asked first."""
    member, now, of = request.user, clock.now(), request.GET.get("of", "")
    form = _form(request, of)
    if form.is_valid():
        to = form.whom
        if not giving.is_given_something(to, by=member, now=now) and not did_recently_reauthenticate(request):
            return _say_it_is_you(request, "people:give-sight", {**form.cleaned_data, "of": of})
        actions.give(form.scope, to, by=member, now=now, item=form.item, ends=form.until(now))
        messages.success(request, _said(form))
        return redirect("people:consent")
    one_by_one = giving.given_one_by_one(member, now)
    context = {"form": form, "one_by_one": one_by_one, "of": dict(one_by_one).get(of, "")}
    return render(request, "people/consent_give.html", context, status=422 if form.is_bound else 200)


def _form(request: MemberRequest, of: str) -> GiveSightForm:
    member = request.user
    chosen = {name: request.GET[name] for name in ("to", "what", "ends") if name in request.GET}
    return GiveSightForm(
        giving.near_to(member),
        giving.parts_near(member),
        giving.givable(member, clock.now(), of=of),
        request.POST if request.method == "POST" else None,
        initial=chosen or None,
    )


def _said(form: GiveSightForm) -> str:
    """What was done, and that there is nothing to see where there is nothing."""
    name = form.whom.handle if isinstance(form.whom, Member) else _("They")
    if not form.is_there:
        return _("Kept. There is nothing of it to see yet. You can take it back any time.")
    return _("%(name)s may see it now. You can pause it any time.") % {"name": name}


def _say_it_is_you(request: MemberRequest, page: str, chosen: dict[str, str]) -> HttpResponse:
    """To the password, and back to the form with what was chosen."""
    messages.info(request, _("Nothing is kept yet. Say that it is you, then choose it again."))
    then = f"{reverse(page)}?{urlencode({name: said for name, said in chosen.items() if said})}"
    return redirect(f"{reverse('account_reauthenticate')}?{urlencode({'next': then})}")


@require_http_methods(["GET", "HEAD", "POST"])
@member_required
def reports(request: MemberRequest) -> HttpResponse:
    """Let one's figures be counted in reports that name nobody. Off until said here; taken back as anything else."""
    member, now = request.user, clock.now()
    bound = request.method == "POST"
    chosen = {"ends": request.GET["ends"]} if "ends" in request.GET else None
    form = CountMineForm(request.POST if bound else None, initial=chosen)
    given = giving.used_for_reports(member, now)
    if form.is_valid():
        if given is None and not did_recently_reauthenticate(request):
            return _say_it_is_you(request, "people:reports", form.cleaned_data)
        actions.count_mine(by=member, now=now, ends=form.until(now))
        messages.success(request, _("Kept. You can take it back any time."))
        return redirect("people:reports")
    context = {"form": form, "given": given, "figures": giving.figures_of(member, now)}
    return render(request, "people/consent_reports.html", context, status=422 if bound else 200)
