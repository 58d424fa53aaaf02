"""One more step on the way in, where there is one: a second button, a question, a sum the device does.

What was filled in travels sealed in the page, so that nothing of it waits on the server and nothing is typed twice.
"""

import base64
import binascii
import json
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext

from porch.kit import vault
from porch.kit.crypto import CannotOpen
from porch.people import queries
from porch.people.rules.door import HOLDS, Puzzle, Steps

ABOUT = "join|filled-in"
TRAP = "homepage"  # a field no person sees, and every machine fills in


@dataclass(frozen=True)
class Carried:
    """A filled-in page on its way to the second step."""

    said: dict[str, Any]
    steps: Steps
    puzzle: Puzzle
    at: datetime

    def sealed(self) -> str:
        told = {
            "said": self.said,
            "steps": [self.steps.pause, self.steps.question, self.steps.puzzle],
            "puzzle": [self.puzzle.nonce, self.puzzle.salt],
            "at": self.at.timestamp(),
        }
        return base64.b64encode(vault.seal(json.dumps(told), about=ABOUT)).decode()


def opened(text: str, *, now: datetime) -> Carried | None:
    """What a page carried; None when it was not sealed here or has waited too long."""
    try:
        told = json.loads(vault.unseal(base64.b64decode(text, validate=True), about=ABOUT))
    except (CannotOpen, binascii.Error, ValueError):
        return None
    at = datetime.fromtimestamp(told["at"], tz=now.tzinfo)
    if now - at > HOLDS:
        return None
    return Carried(told["said"], Steps(*told["steps"]), Puzzle(*told["puzzle"]), at)


def second_step(request: HttpRequest, said: dict[str, Any], *, now: datetime) -> HttpResponse | None:
    """The page of the second step, if this filled-in page needs one."""
    drawn = queries.drawn_at(said["suggestion"])
    waited = now - drawn if drawn is not None else timedelta(0)
    asked = queries.steps_at_the_door(waited=waited, trap=request.POST.get(TRAP, ""), now=now)
    if not asked.any:
        return None
    puzzle = Puzzle(secrets.token_hex(16), secrets.token_hex(16))
    return _page(request, Carried(said, asked, puzzle, now))


def came_through(request: HttpRequest, carried: Carried) -> HttpResponse | None:
    """The same page again with a sentence when the step was not done; None when the door is open.

    Where the community asks a question, its answer stands in for the sum: that is the way without a script.
    """
    needs_sum = carried.steps.puzzle and not carried.steps.question
    if carried.steps.question and not queries.is_the_answer(request.POST.get("answer", "")):
        return _page(request, carried, gettext("That is not the answer we know. Try another word for it."))
    if needs_sum and not carried.puzzle.is_solved_by(request.POST.get("counter", "")):
        return _page(request, carried, gettext("Your device has not finished. Wait a moment, then go on."))
    return None


def _page(request: HttpRequest, carried: Carried, wrong: str = "") -> HttpResponse:
    needs_sum = carried.steps.puzzle and not carried.steps.question
    values = {
        "carried": carried.sealed(),
        "question": queries.community().door_question if carried.steps.question else "",
        "puzzle": json.dumps(carried.puzzle.as_challenge()) if needs_sum else "",
        "wrong": wrong,
    }
    return render(request, "people/join_one_more.html", values, status=422)
