"""Sums between sites: ours for everybody once a report is public, and the desk where others are taken in."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from porch.evidence.actions import sums as acting
from porch.evidence.forms.sites import FileForm, SiteForm
from porch.evidence.queries import sums as queries
from porch.evidence.queries.reports import STAFF
from porch.evidence.rules.sums import NotSums, Sums, digits, key_words
from porch.evidence.words_of_sums import WHY, of_sums
from porch.kit.clock import now
from porch.people.access import MemberRequest, staff_required

MINUTES = 10
sites_desk = staff_required(*STAFF)


@require_safe
def public(request: HttpRequest) -> HttpResponse:
    """Our sums of the newest report that everybody may read. Until there is one there is nothing here."""
    report = queries.report_to_tell(public=True)
    try:
        file = acting.own_file(report, now()) if report else None
    except NotSums:
        file = None
    if file is None:
        raise Http404
    return HttpResponse(
        file, content_type="application/json", headers={"Cache-Control": f"public, max-age={60 * MINUTES}"}
    )


@require_http_methods(["GET", "HEAD", "POST"])
@sites_desk
def desk(request: MemberRequest) -> HttpResponse:
    """Which sites are trusted and what they sent last; taking in a file; our own key and file."""
    form = FileForm(request.POST, request.FILES) if request.method == "POST" else FileForm()
    if form.is_valid():
        try:
            row = acting.take_in(form.cleaned_data["file"], by=request.user, now=now())
            said = gettext("Taken in from %(site)s. Its line stands beside the studies, not randomised.")
            messages.success(request, said % {"site": row.site.name})
            return redirect("evidence:desk-sites")
        except NotSums as no:
            form.add_error("file", str(WHY[no.why]))
    own = queries.own_key()
    context = {
        "form": form,
        "sites": [(one, of_sums(Sums.of(one.last.sums)) if one.last else []) for one in queries.sites()],
        "key": key_words(own) if own else "",
        "digits": digits(own) if own else "",
        "report": queries.report_to_tell(),
    }
    return _drawn(request, "sites", context, 422 if form.is_bound else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@sites_desk
def new(request: MemberRequest) -> HttpResponse:
    form = SiteForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        said = form.cleaned_data
        try:
            acting.trust(said["name"], said["key"], said["digits"], by=request.user, now=now())
            return redirect("evidence:desk-sites")
        except NotSums as no:
            form.add_error("digits" if no.why == "other-digits" else "key", str(WHY[no.why]))
    return _drawn(request, "site_new", {"form": form}, 422 if form.is_bound else 200)


@require_POST
@sites_desk
def key(request: MemberRequest) -> HttpResponse:
    """Have a key to sign with; where there is one nothing changes."""
    acting.make_key(now())
    return redirect("evidence:desk-sites")


@require_POST
@sites_desk
def end(request: MemberRequest, pk: UUID) -> HttpResponse:
    site = queries.site_for(pk)
    if site is None:
        raise Http404
    acting.end(site, by=request.user, now=now())
    messages.success(request, gettext("Nothing more is taken from it, and its line is off the page."))
    return redirect("evidence:desk-sites")


@require_safe
@sites_desk
def own(request: MemberRequest) -> HttpResponse:
    """Our sums as a file to send: of the report that is told, public or not."""
    report = queries.report_to_tell()
    if report is None:
        raise Http404
    try:
        file = acting.own_file(report, now())
    except NotSums as no:
        messages.warning(request, str(WHY[no.why]))
        return redirect("evidence:desk-sites")
    name = f"sums-{report.cut.isoformat()}.json"
    disposition = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(file, content_type="application/json", headers=disposition)


def _drawn(request: MemberRequest, name: str, context: dict[str, object], status: int = 200) -> HttpResponse:
    shown = {**context, "nav_here": "desk-sites"}
    return render(request, f"evidence/desk/{name}.html", shown, status=status)
