"""The roll of one session: twelve people on one page, in one post, with or without a script."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext, ngettext
from django.views.decorators.http import require_http_methods, require_POST

from porch.kit.clock import now
from porch.kit.community import here
from porch.people.access import MemberRequest, member_required
from porch.programmes.actions.cohorts import call_off
from porch.programmes.actions.rolls import call_roll, may_be_called
from porch.programmes.models import Session
from porch.programmes.queries import seen, working
from porch.programmes.queries.seen import Line
from porch.programmes.rules.roll import Here
from porch.programmes.views.work import part_at
from porch.programmes.words import HERE


def _session(request: MemberRequest, slug: str, pk: UUID) -> Session:
    found = working.session_at(part_at(request, slug).programme, pk)
    if found is None:
        raise Http404
    return found


@require_http_methods(["GET", "HEAD", "POST"])
@member_required
def roll(request: MemberRequest, slug: str, pk: UUID) -> HttpResponse:
    session, at = _session(request, slug, pk), now()
    may_call = may_be_called(session, at)
    lines = seen.on_the_roll(request.user, session, at) if may_call else []
    if request.method == "POST" and may_call and not session.called_off:
        return _called(request, slug, session, lines)
    context = {
        "session": session,
        "cohort": session.cohort,
        "programme": session.cohort.programme,
        "lines": lines,
        "unsaid": sum(not one.here for one in lines),
        "words": HERE.items(),
        "may_call": may_call,
        "has_begun": session.starts_at <= at,
        "zone": here().time_zone or "UTC",
    }
    return render(request, "programmes/roll.html", context, status=422 if request.method == "POST" else 200)


def _called(request: MemberRequest, slug: str, session: Session, lines: list[Line]) -> HttpResponse:
    """Only lines that stood on the sheet: whoever came in after it was given out is seen on the next one."""
    lines = [one for one in lines if f"was-{one.key}" in request.POST]
    sheet = call_roll(
        session,
        [one.stay for one in lines],
        was=_words(request, "was", lines),
        said=_words(request, "here", lines),
        others=Here.PRESENT if "others" in request.POST else None,
        by=request.user,
        now=now(),
    )
    if sheet.kept:
        n = len(sheet.kept)
        words = ngettext(
            "Saved, but for %(n)s whom somebody else marked meanwhile. What they set stands: look again.",
            "Saved, but for %(n)s whom somebody else marked meanwhile. What they set stands: look again.",
            n,
        )
        messages.warning(request, words % {"n": n})
    else:
        messages.success(request, gettext("Saved."))
    return redirect("programmes:roll", slug, session.pk)


def _words(request: MemberRequest, name: str, lines: list[Line]) -> dict[str, Here]:
    """By stay what stands on the sheet; anything else than the three words is nothing."""
    known = {word.value: word for word in Here}
    sent = {one.key: known.get(request.POST.get(f"{name}-{one.key}", "")) for one in lines}
    return {key: word for key, word in sent.items() if word is not None}


@require_POST
@member_required
def off(request: MemberRequest, slug: str, pk: UUID) -> HttpResponse:
    """It does not take place, or, with ``off=0``, it does after all."""
    is_off = request.POST.get("off") != "0"
    call_off(_session(request, slug, pk), off=is_off, by=request.user, now=now())
    messages.success(
        request, gettext("Called off. It counts for nobody.") if is_off else gettext("It takes place.")
    )
    return redirect("programmes:roll", slug, pk)
