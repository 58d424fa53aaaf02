"""What is mine: take it away, rest from here, or have it erased."""

from datetime import date, timedelta

from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from porch.kit import clock
from porch.people import actions, queries
from porch.people.access import MemberRequest, account_required, anyone_here, asked_again
from porch.people.forms.bringing import BringForm
from porch.people.models import Member, Role
from porch.people.parcel import parcel_of
from porch.people.rules.bringing import NotAParcel
from porch.ui.context import start_page

WEEK, MONTH = timedelta(days=7), timedelta(days=30)
PAUSES = {"week": WEEK, "month": MONTH, "open": None}
WORDS = {"take": False, "leave": True}


@require_http_methods(["GET", "HEAD", "POST"])
@account_required
@asked_again
def parcel(request: MemberRequest) -> HttpResponse:
    """One ZIP with everything the house keeps of this member. The password is asked again first."""
    if request.method != "POST":
        return render(request, "people/mine.html", {"closing": queries.closing()})
    now = clock.now()
    answer = HttpResponse(parcel_of(request.user, now=now), content_type="application/zip")
    actions.note_parcel(request.user, by=request.user, now=now)
    answer["Content-Disposition"] = 'attachment; filename="mine.zip"'
    return answer


@require_http_methods(["GET", "HEAD", "POST"])
@anyone_here
@asked_again
def bring(request: MemberRequest) -> HttpResponse:
    """Take in what one downloaded at another place, read one's own words from there, or let go of them."""
    form, status = BringForm(), 200
    if request.POST.get("do") == "let-go":
        actions.let_go_of_brought(request.user)
        messages.success(request, _("Your words from the other place are gone from here."))
        return redirect("people:bring")
    if request.method == "POST":
        form = BringForm(request.POST, request.FILES)
        taken = _take(request, form) if form.is_valid() else None
        if taken is not None:
            messages.success(request, _taken_in_words(taken))
            return redirect("people:bring")
        status = 422
    kept = queries.brought_of(request.user)
    return render(request, "people/bring.html", {"form": form, "kept": kept}, status=status)


def _take(request: MemberRequest, form: BringForm) -> actions.Taken | None:
    try:
        packed = form.cleaned_data["file"].read()
        return actions.bring(request.user, packed, by=request.user.pk, now=clock.now())
    except NotAParcel as why:
        form.add_error("file", str(why))
        return None


def _taken_in_words(taken: actions.Taken) -> str:
    said = _("Taken in: %(told)s answers about you, and %(words)s messages of your own.")
    left = _("%(left)s answers are not known here and were left out.") if taken.left else ""
    return f"{said} {left}".strip() % vars(taken)


@require_safe
@account_required
def leave(request: MemberRequest) -> HttpResponse:
    """The three ways to be away: a pause, leaving, erasing; each with what goes and what stays."""
    return render(request, "people/leave.html", _way_out(request.user))


def _way_out(member: Member) -> dict[str, object]:
    return {
        "can_pause": member.is_here,
        "paused": member.state == Member.State.PAUSED,
        "until": member.paused_until,
        "parts": member.is_staff,
        "mentors": Role.Name.MENTOR in member.all_roles,
    }


@require_POST
@anyone_here
def pause(request: MemberRequest) -> HttpResponse:
    """Rest for a week, a month, or until one is back. No password: resting must be easy."""
    chosen = request.POST.get("for", "")
    if chosen not in PAUSES:
        context = _way_out(request.user) | {"error": _("Choose a week, a month, or until you come back.")}
        return render(request, "people/leave.html", context, status=422)
    now = clock.now()
    actions.pause(request.user, until=_back_on(request.user, PAUSES[chosen]), now=now)
    messages.success(request, _("You are paused. Rest well."))
    return redirect(start_page(request.user))


def _back_on(member: Member, length: timedelta | None) -> date | None:
    return None if length is None else clock.today_in(member.time_zone or "UTC", clock.now()) + length


@require_POST
@anyone_here
def come_back(request: MemberRequest) -> HttpResponse:
    actions.come_back(request.user)
    messages.success(request, _("Welcome back. Nothing was lost."))
    return redirect(start_page(request.user))


@require_http_methods(["GET", "HEAD", "POST"])
@account_required
@asked_again
def leave_later(request: MemberRequest) -> HttpResponse:
    """Locked now, erased in seven days; asked for the password, and what becomes of one's words."""
    return _go(request, "people/leave_later.html", at_once=False)


@require_http_methods(["GET", "HEAD", "POST"])
@account_required
@asked_again
def erase(request: MemberRequest) -> HttpResponse:
    """Erased at once: asked once more, because nothing brings it back."""
    return _go(request, "people/erase.html", at_once=True)


def _go(request: MemberRequest, page: str, *, at_once: bool) -> HttpResponse:
    words = request.POST.get("words", "take")
    last = Role.Name.OPERATOR in request.user.all_roles and queries.only_operator()
    context = {"words": words, "parts": request.user.is_staff, "last_operator": last}
    if request.method != "POST":
        return render(request, page, context)
    error = ""
    if words not in WORDS:
        error = _("Choose what becomes of your messages: take them with you, or leave them.")
    elif at_once and not request.POST.get("sure"):
        error = _("Tick that you are sure, or go back.")
    if error:
        return render(request, page, context | {"error": error}, status=422)
    member, now = request.user, clock.now()
    actions.leave(member, at_once=at_once, leaves_words=WORDS[words], by=member, now=now)
    if at_once:
        logout(request)
        return redirect("people:left")
    return redirect("people:leaving")


@require_http_methods(["GET", "HEAD"])
def leaving(request: HttpRequest) -> HttpResponse:
    """The one page someone who is leaving still sees."""
    member = request.user
    if not isinstance(member, Member):
        return redirect(f"{reverse('people:sign-in')}?next={request.path}")
    if member.state != Member.State.LEAVING:
        return redirect("people:settings")
    return render(request, "people/leaving.html", {"until": member.erase_after})


@require_POST
def stay(request: HttpRequest) -> HttpResponse:
    if isinstance(request.user, Member):
        actions.stay(request.user, by=request.user, now=clock.now())
    return redirect(start_page(request.user))


@require_http_methods(["GET", "HEAD"])
def left(request: HttpRequest) -> HttpResponse:
    return render(request, "people/left.html")
