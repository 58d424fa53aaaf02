"""What a writer is shown before a story goes up: what tells more than they may mean to, each to keep or to change."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from django.utils.translation import gettext_lazy as _

from porch.stories.rules.looking import Finding, changed, look
from porch.stories.rules.told import LONGEST_BODY, LONGEST_TITLE, Told

ASKS = {
    "contact": _("This is a way to reach someone. Keep it?"),
    "person": _("This names somebody. Keep it?"),
    "place": _("This names a place. Keep it?"),
    "date": _("A day and a place together can tell who you are. Keep the day?"),
    "amount": _("This says how much. Somebody may compare themselves with it. Keep it?"),
    "method": _("This says how. For somebody it may be a hard line to read. Keep it?"),
}
INSTEAD = {
    "contact": _("leave it out"),
    "person": _("a friend"),
    "place": _("my town"),
    "date": _("one spring"),
    "amount": _("more than I could count"),
    "method": _("I used"),
}
AROUND = 40


@dataclass(frozen=True)
class Question:
    """One finding as a question: ``field`` names its box in the form, ``where`` is the text or the title."""

    field: str
    where: str
    finding: Finding
    before: str
    after: str

    @property
    def asks(self) -> str:
        return str(ASKS[self.finding.kind])

    @property
    def instead(self) -> str:
        return str(INSTEAD[self.finding.kind])


def questions(told: Told, language: str) -> list[Question]:
    """What is found in the title and the text, in that order."""
    found = []
    for where in ("title", "body"):
        text = getattr(told, where)
        for number, one in enumerate(look(text, language)):
            around = _before(text[: one.start]), _after(text[one.end :])
            found.append(Question(f"{where}-{number}", where, one, *around))
    return found


def _before(text: str) -> str:
    """The end of a line, from a whole word on, with a sign where something was left out."""
    line = text.rsplit("\n", 1)[-1]
    return line if len(line) <= AROUND else f"… {line[-AROUND:].partition(' ')[2]}"


def _after(text: str) -> str:
    """The beginning of a line, up to a whole word."""
    line = text.split("\n", 1)[0]
    return line if len(line) <= AROUND else f"{line[:AROUND].rpartition(' ')[0]} …"


def with_changes(told: Told, said: Mapping[str, str], language: str) -> Told:
    """The draft with what was typed in place of findings; an empty box keeps what stands there."""
    instead: dict[str, list[tuple[Finding, str]]] = {"title": [], "body": []}
    for one in questions(told, language):
        words = " ".join(said.get(one.field, "").split())[:200]
        # the words travel along, so that a box never changes something else that came to stand there meanwhile
        if words and said.get(f"{one.field}-was") == one.finding.words:
            instead[one.where].append((one.finding, words))
    title = changed(told.title, instead["title"])[:LONGEST_TITLE]
    return replace(told, title=title, body=changed(told.body, instead["body"])[:LONGEST_BODY])
