"""What is mine: take it away, or have it erased."""

from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from porch.kit import clock
from porch.people import actions
from porch.people.access import MemberRequest, asked_again, member_required
from porch.people.models import Member
from porch.people.parcel import parcel_of


@require_http_methods(["GET", "HEAD", "POST"])
@member_required
@asked_again
def parcel(request: MemberRequest) -> HttpResponse:
    """One ZIP with everything the house keeps of this member. The password is asked again first."""
    if request.method != "POST":
        return render(request, "people/mine.html")
    now = clock.now()
    answer = HttpResponse(parcel_of(request.user, now=now), content_type="application/zip")
    actions.note_parcel(request.user, by=request.user, now=now)
    answer["Content-Disposition"] = 'attachment; filename="mine.zip"'
    return answer


@require_http_methods(["GET", "HEAD", "POST"])
@member_required
@asked_again
def leave(request: MemberRequest) -> HttpResponse:
    """Lock now and erase in seven days, or erase now."""
    if request.method != "POST":
        return render(request, "people/leave.html")
    if request.POST.get("when") not in ("later", "now"):
        context = {"error": _("Choose one: in seven days, or now.")}
        return render(request, "people/leave.html", context, status=422)
    at_once = request.POST["when"] == "now"
    actions.leave(request.user, at_once=at_once, by=request.user, now=clock.now())
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
    if member.is_here:
        return redirect("people:settings")
    return render(request, "people/leaving.html", {"until": member.erase_after})


@require_POST
def stay(request: HttpRequest) -> HttpResponse:
    if isinstance(request.user, Member):
        actions.stay(request.user, by=request.user, now=clock.now())
    return redirect("home:today")


@require_http_methods(["GET", "HEAD"])
def left(request: HttpRequest) -> HttpResponse:
    return render(request, "people/left.html")
