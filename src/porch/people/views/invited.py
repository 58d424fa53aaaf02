"""Coming with an invitation: a bland page, and the letters carried to the door. Looking never uses one up."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from porch.kit import clock
from porch.people import queries
from porch.people.forms.inviting import LettersForm
from porch.people.rules.letters import digest_of
from porch.people.views.entering import may_look
from porch.ui import errors

CARRIED = "invited"


def carried(request: HttpRequest) -> str:
    """The digest of the letters this browser came with; empty when it came without."""
    return str(request.session.get(CARRIED, ""))


def put_down(request: HttpRequest) -> None:
    request.session.pop(CARRIED, None)


@require_http_methods(["GET", "HEAD", "POST"])
def invited(request: HttpRequest, letters: str) -> HttpResponse:
    """Ended, used up and never made look alike, and so does every live one."""
    if not may_look(request, "invitation"):
        return errors.too_many(request, wait_seconds=300)
    digest = digest_of(letters)
    if not queries.opens(digest, clock.now()):
        return render(request, "people/invitation_over.html", status=404)
    if request.method != "POST":
        return render(request, "people/invited.html", {"member": request.user.is_authenticated})
    request.session[CARRIED] = digest
    return redirect("people:join")


@require_http_methods(["GET", "HEAD", "POST"])
def letters(request: HttpRequest) -> HttpResponse:
    """For a phone that reads no codes: the letters typed off the paper lead to the same page."""
    form = LettersForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        return redirect("people:invited", letters=form.cleaned_data["letters"])
    status = 422 if form.is_bound else 200
    return render(request, "people/invitation_letters.html", {"form": form}, status=status)
