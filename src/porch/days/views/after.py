"""What somebody answers on the day after a return to use. Every answer leads to Today."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from porch.days import actions
from porch.kit.clock import now
from porch.people.access import MemberRequest, member_required


@require_POST
@member_required
def not_now(request: MemberRequest) -> HttpResponse:
    actions.not_now(request.user, now())
    return redirect("/today/")


@require_POST
@member_required
def ask(request: MemberRequest) -> HttpResponse:
    actions.ask_tomorrow(request.user, now())
    messages.success(request, _("We ask you tomorrow. You can take it back until then."))
    return redirect("/today/")


@require_POST
@member_required
def do_not_ask(request: MemberRequest) -> HttpResponse:
    actions.do_not_ask(request.user)
    messages.success(request, _("Nothing is asked."))
    return redirect("/today/")
