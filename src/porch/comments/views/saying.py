"""The box: for members with the token of their session, for strangers with a signed ticket and no cookie at all."""

import json
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_http_methods

from porch.comments import actions, queries
from porch.comments.beside import card_for
from porch.comments.forms import SayingForm, StrangerForm, Told
from porch.comments.forms.saying import as_id
from porch.comments.models import Comment
from porch.comments.rules.advice import advice_in
from porch.comments.rules.question import read
from porch.comments.rules.waiting import Sending
from porch.comments.tickets import Ticket, link_of, new_ticket, ticket_in
from porch.comments.under import chooses_a_name
from porch.comments.views.gate import comes_from_here
from porch.kit.clock import now
from porch.people.models import Member
from porch.people.views.entering import may_try
from porch.safety.actions.heavy_words import hear
from porch.stories.models import Story
from porch.stories.queries import readable_by
from porch.stories.views.reading import viewer_of, zone_of
from porch.ui import errors

HOUR = 3600


@csrf_exempt  # members are asked for the token of their session all the same, in ``_by_member``
@require_http_methods(["GET", "HEAD", "POST"])
def say(request: HttpRequest, slug: str) -> HttpResponse:
    """The box under one story; sent, it is a comment."""
    viewer = viewer_of(request)
    story = readable_by(viewer).select_related("owner").filter(slug=slug).first()
    if story is None or (viewer is None and request.user.is_authenticated):
        raise Http404
    if request.method != "POST":
        box = _Box(request, story, viewer, now(), as_id(request.GET.get("to", "")))
        return box.page(box.new_ticket())
    if viewer is None:
        return _by_stranger(request, story)
    if "csrfmiddlewaretoken" not in request.POST:
        return _signed_in_meanwhile(request, story, viewer)
    return _by_member(request, story, viewer)


@csrf_protect
def _by_member(request: HttpRequest, story: Story, viewer: Member) -> HttpResponse:
    at, told = now(), Told.of(request.POST)
    box = _Box(request, story, viewer, at, told.answers)
    ticket = ticket_in(request.POST.get("ticket", ""), story, at)
    form = box.form(ticket or box.new_ticket(), request.POST)
    if ticket is None:
        return box.grown_old(form)
    assert isinstance(form, SayingForm)
    if not form.is_valid():
        return box.answer(form, 422)
    if not may_try(request, "comment_member"):
        return box.too_many(form)
    text = form.cleaned_data["text"]
    if advice := box.advice(text, told):
        return box.answer(form, 422, advice=advice)
    words = actions.Words(text, ticket.number, name=form.name, answers=told.answers)
    try:
        comment = actions.say(story, words, by=viewer, now=at)
    except actions.NotSayable as wrong:
        form.add_error("text", str(wrong))
        return box.answer(form, 422)
    hear(text, by=viewer, now=at)
    if comment.waits or card_for(comment, at) is not None:
        return redirect("comments:own", comment.pk)
    return redirect(f"{story.get_absolute_url()}#c-{comment.pk}")


def _signed_in_meanwhile(request: HttpRequest, story: Story, viewer: Member) -> HttpResponse:
    """A stranger's page, sent by somebody who has signed in since: nothing is said yet, and their words are kept."""
    box = _Box(request, story, viewer, now(), Told.of(request.POST).answers)
    form = box.form(box.new_ticket(), request.POST)
    form.add_error(None, gettext("You are signed in now. Your words are still here: send them once more."))
    return box.answer(form, 422)


def _by_stranger(request: HttpRequest, story: Story) -> HttpResponse:
    if not comes_from_here(request):
        return errors.csrf_failure(request)
    at, told = now(), Told.of(request.POST)
    box = _Box(request, story, None, at, told.answers)
    ticket = ticket_in(request.POST.get("ticket", ""), story, at)
    if ticket is None:
        return box.grown_old(box.form(box.new_ticket(), request.POST))
    if told.wants_another:
        return box.page(box.another(ticket), keep=request.POST)
    form = box.form(ticket, request.POST)
    assert isinstance(form, StrangerForm)
    if not form.is_valid():
        return box.answer(form, 422)
    if wrong := _human(request, form, ticket):
        return box.too_many(form) if wrong == "too many" else box.answer(form, 422)
    if advice := box.advice(form.cleaned_data["text"], told):
        return box.answer(form, 422, advice=advice)
    summed = ticket.puzzle.is_solved_by(told.counter)
    if not may_try(request, "comment") or not (summed or may_try(request, "comment_slow")):
        return box.too_many(form)
    said = form.cleaned_data
    words = actions.Words(said["text"], ticket.number, name=said["name"], answers=told.answers)
    sending = Sending(waited=at - ticket.at, trap=told.trap, sum_done=summed)
    try:
        comment = actions.say_as_stranger(story, words, sending, now=at)
    except actions.NotSayable as wrong:
        form.add_error("text", str(wrong))
        return box.answer(form, 422)
    return redirect("comments:by-link", link_of(comment))


def _human(request: HttpRequest, form: StrangerForm, ticket: Ticket) -> str:
    """Nothing for an answer that counts; else the sentence is on the form, until there were too many tries."""
    asked = queries.find_question(ticket.question, ticket.number.int)
    if read(asked.question, form.cleaned_data["answer"]).counts:
        return ""
    if not may_try(request, "comment_answer"):
        return "too many"
    form.add_error(
        "answer", gettext("That is not the answer we know. Try another word, or another question.")
    )
    return "wrong"


@dataclass
class _Box:
    """One page with a box, for one viewer."""

    request: HttpRequest
    story: Story
    viewer: Member | None
    at: datetime
    to: Any = None

    def new_ticket(self) -> Ticket:
        if self.viewer is not None:
            return new_ticket(self.story, self.at)
        made = new_ticket(self.story, self.at)
        return replace(made, question=queries.find_question("", made.number.int).code)

    def another(self, ticket: Ticket) -> Ticket:
        return replace(
            ticket, question=queries.find_question(ticket.question, ticket.number.int, another=True).code
        )

    def form(self, ticket: Ticket, data: Any = None) -> SayingForm | StrangerForm:
        if self.viewer is None:
            asked = queries.find_question(ticket.question, ticket.number.int)
            return StrangerForm(ticket, asked.question, data)
        return SayingForm(ticket, self.viewer.handle, data, chooses=self.chooses)

    @property
    def chooses(self) -> bool:
        return self.viewer is not None and chooses_a_name(self.story, self.viewer)

    def advice(self, text: str, told: Told) -> str:
        """What reads like advice where none was asked for, once; the author of a story is not asked."""
        asks = self.story.advice or told.as_it_is
        hosts = self.viewer is not None and self.viewer.pk == self.story.owner_id
        return "" if asks or hosts else advice_in(text)

    def page(self, ticket: Ticket, *, keep: Any = None) -> HttpResponse:
        form = self.form(ticket)
        if keep is not None:
            form.initial.update({name: keep.get(name, "") for name in ("text", "name")})
        return self.answer(form, 200)

    def grown_old(self, form: SayingForm | StrangerForm) -> HttpResponse:
        form.add_error(
            None, gettext("This page had grown old. Your words are still here: send them once more.")
        )
        return self.answer(form, 422)

    def too_many(self, form: SayingForm | StrangerForm) -> HttpResponse:
        """The same page with everything in it, and a calm wait."""
        form.add_error(
            None,
            gettext(
                "Much was sent from where you are within the last hour. Your words are still here: send them later."
            ),
        )
        answer = self.answer(form, 429)
        answer["Retry-After"] = str(HOUR)
        return answer

    def answer(self, form: SayingForm | StrangerForm, status: int, *, advice: str = "") -> HttpResponse:
        answered: Comment | None = queries.to_answer(self.story, self.viewer, self.to) if self.to else None
        told = queries.said_to(answered, self.story, self.viewer, self.at) if answered else None
        values = {
            "story": self.story,
            "form": form,
            "ticket": form.ticket.signed(),
            "answered": told,
            "advice": advice,
            "chooses": self.chooses,
            "drawn": form.ticket.name,
            "viewer": self.viewer,
            "is_stranger": self.viewer is None,
            "is_mine": self.viewer is not None and self.viewer.pk == self.story.owner_id,
            "is_open": queries.may_say(self.story, self.viewer),
            "how_long": queries.how_long_it_takes(self.at) if self.viewer is None else "",
            "sum": json.dumps(form.ticket.puzzle.as_challenge()) if self.viewer is None else "",
        }
        with timezone.override(zone_of(self.viewer)):
            return render(self.request, "comments/say.html", values, status=status)
