"""My parts here: what each may see and do, which one I am in, who I am here for."""

import time

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from porch.kit import clock
from porch.kit.full import if_there_is_room
from porch.people import actions
from porch.people.access import CHOSEN, CHOSEN_AT, MemberRequest, anyone_here, authenticated_since
from porch.people.forms.roles import HereForForm
from porch.people.registries import on_look
from porch.people.rules.granting import STAFF
from porch.people.rules.parts import here_for, narrowed, parts, parts_of
from porch.ui.context import start_page


@require_safe
@anyone_here
def mine(request: MemberRequest) -> HttpResponse:
    with if_there_is_room():
        for follow in on_look:
            follow(request.user, request.path, clock.now())
    return _page(request, HereForForm(initial={"here_for": _answer(request)}))


def _answer(request: MemberRequest) -> str:
    return here_for(request.user.all_roles, in_recovery=request.user.in_recovery)


def _page(request: MemberRequest, form: HereForForm, status: int = 200) -> HttpResponse:
    member = request.user
    held = parts_of(member.all_roles, in_recovery=member.in_recovery)
    context = {
        "form": form,
        "held": held,
        "others": [part for part in parts().values() if part not in held],
        "chosen": member.in_part,
        "roles": member.all_roles,
    }
    return render(request, "people/my_parts.html", context, status=status)


@require_POST
@anyone_here
def choose(request: MemberRequest) -> HttpResponse:
    """Be here as one of one's parts, or as all of them; back to a desk's part only with the password."""
    member, chosen = request.user, request.POST.get("part", "")
    if chosen and chosen not in {p.code for p in parts_of(member.all_roles, in_recovery=member.in_recovery)}:
        raise Http404
    opened = narrowed(member.all_roles, chosen) - member.role_names
    if not opened.isdisjoint(STAFF) and not authenticated_since(request, request.session.get(CHOSEN_AT, 0)):
        messages.info(request, _("Say that it is you, then choose again."))
        return _say_it_is_you(reverse("people:parts"))
    request.session[CHOSEN], request.session[CHOSEN_AT] = chosen, time.time()
    return redirect(start_page(request.user))


def _say_it_is_you(then: str) -> HttpResponse:
    return redirect(f"{reverse('account_reauthenticate')}?{urlencode({'next': then})}")


@require_POST
@anyone_here
def say_here_for(request: MemberRequest) -> HttpResponse:
    form = HereForForm(request.POST)
    if not form.is_valid():
        return _page(request, form, status=422)
    actions.say_here_for(request.user, form.cleaned_data["here_for"], now=clock.now())
    messages.success(request, _("Saved."))
    return redirect("people:parts")


@require_http_methods(["GET", "HEAD", "POST"])
@anyone_here
def give_up(request: MemberRequest, role: str) -> HttpResponse:
    """Give up a part of one's own, after being asked once more; one that opens desks asks for the password."""
    member = request.user
    if role not in member.all_roles:
        raise Http404
    if role in STAFF and not authenticated_since(request, 0):
        return _say_it_is_you(request.path)
    context: dict[str, object] = {"part": parts()[role]}
    if request.method != "POST":
        return render(request, "people/give_up_part.html", context)
    try:
        actions.end_role(role, member, by=member, now=clock.now())
    except actions.LastOperator:
        context["error"] = _("You are the only operator. Make someone else operator first.")
        return render(request, "people/give_up_part.html", context, status=422)
    if request.session.get(CHOSEN) == role:
        del request.session[CHOSEN]
    messages.success(request, _("You are no longer %(part)s.") % {"part": parts()[role].name.lower()})
    return redirect("people:parts")
