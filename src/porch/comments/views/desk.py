"""The desk: what waits for a person, and the community's own questions."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from porch.comments import actions, queries
from porch.comments.forms import QuestionForm
from porch.comments.models import HumanQuestion
from porch.comments.rules.question import EXACT, SLIP, WRONG, hints, read
from porch.kit.clock import now
from porch.people.access import MemberRequest, staff_required
from porch.safety.queries import DESK

HOW = {
    EXACT: "counts",
    SLIP: "counts, with one letter let pass",
    WRONG: "does not count: it is, or nearly is, one that never does",
}


@require_safe
@staff_required(*DESK)
def desk(request: MemberRequest) -> HttpResponse:
    at = now()
    waiting = actions.desk_seen(by=request.user, now=at)
    values = {
        "waiting": [one for one in waiting if not one.is_of_a_machine],
        "machines": [one for one in waiting if one.is_of_a_machine],
        "how_long": queries.how_long_it_takes(at),
        "strangers": queries.lets_strangers(),
    }
    return render(request, "comments/desk.html", values)


@require_POST
@staff_required(*DESK)
def show(request: MemberRequest, pk: UUID) -> HttpResponse:
    try:
        actions.show(pk, by=request.user, now=now())
        messages.success(request, gettext("It stands under the story now."))
    except actions.TooLate:
        messages.info(request, gettext("Somebody else answered it, or it was taken back."))
    return redirect("comments:desk")


@require_POST
@staff_required(*DESK)
def decline(request: MemberRequest, pk: UUID) -> HttpResponse:
    try:
        actions.decline(pk, by=request.user, now=now())
        messages.success(request, gettext("It does not stand. Its writer has the words for a week."))
    except actions.TooLate:
        messages.info(request, gettext("Somebody else answered it, or it was taken back."))
    return redirect("comments:desk")


@require_POST
@staff_required(*DESK)
def decline_machines(request: MemberRequest) -> HttpResponse:
    count = actions.decline_machines(by=request.user, now=now())
    messages.success(request, gettext("%(count)s do not stand.") % {"count": count})
    return redirect("comments:desk")


# ---- the human question ----


@require_http_methods(["GET", "HEAD", "POST"])
@staff_required(*DESK)
def questions(request: MemberRequest) -> HttpResponse:
    """Which questions are asked; sent, whether strangers may say anything at all."""
    if request.method == "POST":
        yes = request.POST.get("strangers") == "yes"
        actions.decide_strangers(yes, by=request.user, now=now())
        said = gettext("Strangers may say something.") if yes else gettext("Only members may say something.")
        messages.success(request, said)
        return redirect("comments:questions")
    own = queries.own_questions(request.user)
    values = {"own": own, "asked": queries.questions(), "strangers": queries.lets_strangers()}
    return render(request, "comments/questions.html", values)


@require_http_methods(["GET", "HEAD", "POST"])
@staff_required(*DESK)
def new_question(request: MemberRequest) -> HttpResponse:
    return _question(request, None)


@require_http_methods(["GET", "HEAD", "POST"])
@staff_required(*DESK)
def question(request: MemberRequest, pk: UUID) -> HttpResponse:
    return _question(request, _own(request, pk))


@require_POST
@staff_required(*DESK)
def take_off(request: MemberRequest, pk: UUID) -> HttpResponse:
    actions.forget_question(_own(request, pk), by=request.user, now=now())
    messages.success(request, gettext("It is asked no more."))
    return redirect("comments:questions")


def _own(request: MemberRequest, pk: UUID) -> HumanQuestion:
    found = queries.own_questions(request.user, pk).first()
    if found is None:
        raise Http404
    return found


def _question(request: MemberRequest, row: HumanQuestion | None) -> HttpResponse:
    """Trying an answer saves nothing; saving does."""
    sent = request.method == "POST"
    initial = (
        {"text": row.text, "answers": "\n".join(row.answers), "wrong": "\n".join(row.wrong)} if row else {}
    )
    form = QuestionForm(request.POST if sent else None, initial=initial)
    values: dict[str, object] = {"form": form, "row": row}
    if not sent or not form.is_valid():
        return render(request, "comments/question.html", values, status=422 if sent else 200)
    asked = form.question
    if "try" in request.POST:
        found = read(asked, form.cleaned_data["tried"])
        values |= {"tried": found, "how": HOW.get(found.how, "does not count"), "hints": hints(asked)}
        return render(request, "comments/question.html", values)
    try:
        if row is None:
            actions.write_question(asked, by=request.user, now=now())
        else:
            actions.change_question(row, asked, by=request.user, now=now())
    except actions.NotAskable as wrong:
        form.add_error(None, str(wrong))
        return render(request, "comments/question.html", values, status=422)
    messages.success(request, gettext("Saved. It is asked from now on."))
    return redirect("comments:questions")
