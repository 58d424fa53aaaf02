"""Whether a sheet is ours and unchanged: for anybody, without signing in, without a cookie, without a trace."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from porch.attendance import queries
from porch.attendance.forms import VerifyForm
from porch.attendance.rules.certificate import verify as verified
from porch.people.views.entering import may_try
from porch.ui.errors import bare, too_many

TRIES = "attended_verify"
FORMAT = "porch-attendance/1"


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def verify(request: HttpRequest) -> HttpResponse:
    """Valid or not, the day and the length. Every sheet that is not valid gets the same answer, whatever it is.

    There is no CSRF token, so that no cookie is needed: nothing is changed here and nothing is kept.
    """
    if request.method != "POST":
        return bare(request, "attendance/verify.html", 200, form=VerifyForm())
    if not may_try(request, TRIES):
        return too_many(request)
    form = VerifyForm(request.POST)
    if not form.is_valid():
        return bare(request, "attendance/verify.html", 422, form=form)
    said = verified(form.cleaned_data["token"], form.cleaned_data["name"], queries.public_keys())
    return bare(request, "attendance/verify.html", 200, form=VerifyForm(), answered=True, said=said)


@require_safe
def keys(request: HttpRequest) -> HttpResponse:
    """The public keys, for whoever would rather look by themselves: docs/operate/attendance.md says how."""
    listed = [
        {
            "id": key.key_id,
            "algorithm": "Ed25519",
            "public": key.public,
            "since": key.since.date().isoformat(),
            "until": key.until.date().isoformat() if key.until else None,
        }
        for key in queries.signing_keys()
    ]
    return JsonResponse({"format": FORMAT, "keys": listed}, headers={"Cache-Control": "no-store"})
