"""An existing list becomes invitations. What was sent is read in memory and answered at once: nothing is stored."""

from uuid import UUID, uuid4

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from porch.kit import clock
from porch.people import actions, queries
from porch.people.access import MemberRequest, staff_required
from porch.people.forms.inviting import ListForm
from porch.people.posting import can_mail, hand_out
from porch.people.rules.member_list import MemberList, Unreadable, read_member_list

MOST_BY_PAGE = 100
"""Mails one page sends while somebody waits for it; the command sends more."""


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@staff_required(*queries.INVITE)
def invite_list(request: MemberRequest) -> HttpResponse:
    """Looked over first, or made at once; bad rows are named, the others go on."""
    form = ListForm(request.POST, request.FILES) if request.method == "POST" else ListForm()
    found = _read(form) if form.is_bound and form.is_valid() else None
    if found is None:
        return _form(request, form, status=422 if form.is_bound else 200)
    if request.POST.get("do") == "look":
        return _form(request, form, found=found)
    return _make(request, form, found)


def _read(form: ListForm) -> MemberList | None:
    try:
        found = read_member_list(form.cleaned_data["file"].read())
    except Unreadable as why:
        form.add_error("file", str(why))
        return None
    mailed = sum(1 for row in found.rows if row.address) if form.cleaned_data["mail"] else 0
    if mailed and not can_mail():
        form.add_error(
            "mail", _("No mail server is set up here. Leave this unticked, and hand the sheet out.")
        )
    elif mailed > MOST_BY_PAGE:
        said = _("This page mails at most %(most)s people at once. Send the list in parts.")
        form.add_error("mail", said % {"most": MOST_BY_PAGE})
    elif not found.rows:
        form.add_error(
            "file", _("None of its rows can be used. The first: line %(line)s. %(said)s") % _first(found)
        )
    return None if form.errors else found


def _first(found: MemberList) -> dict[str, object]:
    return {"line": found.faults[0].line, "said": found.faults[0].said}


def _form(
    request: MemberRequest, form: ListForm, *, found: MemberList | None = None, status: int = 200
) -> HttpResponse:
    context = {"form": form, "found": found, "batch": uuid4(), "can_mail": can_mail()}
    return render(request, "people/invite_list.html", context, status=status)


def _make(request: MemberRequest, form: ListForm, found: MemberList) -> HttpResponse:
    said, now, batch = form.cleaned_data, clock.now(), _batch(request)
    try:
        answer = hand_out(
            found.rows, by_mail=said["mail"], by=request.user, now=now, batch=batch, days=said["days"]
        )
    except actions.MadeAlready:
        return redirect("people:invitation-sheet", batch=batch)
    context = {"answer": answer, "found": found, "cards": answer.pieces}
    return render(request, "people/invite_list_done.html", context)


def _batch(request: MemberRequest) -> UUID:
    """The sheet's id the page brought along, so that sending twice makes it once."""
    try:
        return UUID(request.POST.get("batch", ""))
    except ValueError:
        return uuid4()
