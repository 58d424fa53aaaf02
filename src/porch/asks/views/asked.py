"""A helper's answer to the one question that is put to them."""

from contextlib import suppress
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from porch.asks import actions
from porch.asks.models import Alert
from porch.asks.queries import mine
from porch.asks.rules.lifecycles import WAITING
from porch.asks.words import FOR_HELPERS
from porch.kit.clock import now
from porch.kit.full import if_there_is_room
from porch.people.access import MemberRequest, member_required
from porch.wire.actions import seen


@require_safe
@member_required
def asked(request: MemberRequest, pk: UUID) -> HttpResponse:
    alert, at = _alert(request, pk), now()
    with if_there_is_room():
        seen(request.user, request.path, at)
    can = alert.state in ("open", "lapsed") and alert.ask.state in WAITING
    ask = alert.ask
    area = ask.told.get("area", "") if can and ask.kind == "ride" else ""
    context = {
        "alert": alert,
        "ask": ask,
        "can": can,
        "words": FOR_HELPERS[ask.kind],
        "area": area,
        "now": at,
    }
    return render(request, "asks/asked.html", context)


@require_POST
@member_required
def say_yes(request: MemberRequest, pk: UUID) -> HttpResponse:
    alert = _alert(request, pk)
    try:
        ask = actions.accept(alert, by=request.user, now=now())
    except actions.TooLate:
        messages.info(request, gettext("Somebody else is there already. Thank you for being there too."))
        return redirect("asks:asked", pk)
    except actions.WithSomeone:
        messages.info(
            request, gettext("You are with someone already. When you are done you can be asked again.")
        )
        return redirect("asks:helping")
    return redirect("asks:one", ask.pk)


@require_POST
@member_required
def not_now(request: MemberRequest, pk: UUID) -> HttpResponse:
    with suppress(actions.TooLate):
        actions.not_now(_alert(request, pk), by=request.user, now=now())
    messages.success(request, gettext("That is fine. Nobody is told."))
    return redirect("/today/")


def _alert(request: MemberRequest, pk: UUID) -> Alert:
    alert = mine.alert_for(request.user, pk)
    if alert is None:
        raise Http404
    return alert
