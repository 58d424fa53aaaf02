"""The coordinators' desk for letting someone back in."""

import base64
from collections.abc import Collection, Iterable
from datetime import datetime
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from porch.kit import clock, vault
from porch.people import actions, consent, queries
from porch.people.access import MemberRequest, staff_required
from porch.people.forms.way_back import BackInForm
from porch.people.models import WayBack
from porch.people.rules.names import key_of
from porch.people.views.entering import may_try
from porch.ui import errors

DESK = ("coordinator",)
CODE, ABOUT_CODE = "way-back-code", "session|way-back-code"


@sensitive_post_parameters("phrase")
@require_http_methods(["GET", "HEAD", "POST"])
@staff_required(*DESK)
def desk(request: MemberRequest) -> HttpResponse:
    """Make a way back. One answer for an unknown name, nothing agreed, a wrong phrase, one that is open."""
    form = BackInForm(request.POST if request.method == "POST" else None)
    now = clock.now()
    if form.is_bound and form.is_valid():
        name = form.cleaned_data["login"]
        if not may_try(request, "back_in", key=key_of(name)):
            return errors.too_many(request, wait_seconds=3600)
        try:
            made, code = actions.make_way_back(name, form.phrase_said, by=request.user, now=now)
        except actions.DoNotGoTogether:
            form.add_error(None, _("These do not go together. Check the name and what you go by."))
        else:
            _keep_for_a_moment(request, made.pk, code)
            return redirect("people:back-in-code")
    ways_back = list(queries.ways_back_at_the_desk(request.user, now))
    shown = _may_see(request, ways_back, now)
    context = {"form": form, "ways_back": [one for one in ways_back if one.member_id in shown]}
    return render(request, "people/back_in.html", context, status=422 if form.is_bound else 200)


@require_safe
@staff_required(*DESK)
def code(request: MemberRequest) -> HttpResponse:
    """The code, once, to be handed over."""
    made, code = _take(request)
    now = clock.now()
    shown = queries.ways_back_at_the_desk(request.user, now)
    found = shown.filter(pk=made).first() if made else None
    if found is None or not _may_see(request, [found], now):
        return redirect("people:back-in")
    return render(request, "people/back_in_code.html", {"way_back": found, "code": code})


def _may_see(request: MemberRequest, ways_back: Iterable[WayBack], now: datetime) -> Collection[UUID]:
    """Those of whom a way back may be shown at the desk now; each look is written down."""
    people = [one.member_id for one in ways_back]
    return consent.see_each(request.user, people, "way-back", purpose="back-in", now=now)


def _keep_for_a_moment(request: MemberRequest, made: UUID, code: str) -> None:
    """Carry a new code over one redirect, sealed."""
    box = vault.seal(f"{made}|{code}", about=ABOUT_CODE)
    request.session[CODE] = base64.b64encode(box).decode()


def _take(request: MemberRequest) -> tuple[str, str]:
    """The id and the code, once; two empty words the second time."""
    kept = request.session.pop(CODE, "")
    made, _bar, code = (
        vault.unseal(base64.b64decode(kept), about=ABOUT_CODE).partition("|") if kept else ("",) * 3
    )
    return made, code


@require_POST
@staff_required(*DESK)
def end(request: MemberRequest, way_back_id: UUID) -> HttpResponse:
    try:
        actions.end_way_back(way_back_id, by=request.user, now=clock.now())
    except actions.TooLate as gone:
        raise Http404 from gone
    messages.success(request, _("Ended. That code opens nothing."))
    return redirect("people:back-in")
