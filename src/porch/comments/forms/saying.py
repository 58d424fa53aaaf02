"""The box under a story. What was typed stays in it, whatever was wrong."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from porch.comments.rules.question import LONGEST_ANSWER, Question
from porch.comments.rules.text import LONGEST, LONGEST_NAME
from porch.comments.tickets import Ticket

TRAP = "homepage"  # a field no person sees, and machines fill in; the door has one of the same name
MINE, DRAWN = "mine", "drawn"


@dataclass(frozen=True)
class Told:
    """What else a sent page says: what it answers, that advice was asked about, the sum, the hidden field."""

    answers: UUID | None
    as_it_is: bool
    counter: str
    trap: str
    wants_another: bool

    @classmethod
    def of(cls, data: Any) -> "Told":
        return cls(
            answers=as_id(data.get("to", "")),
            as_it_is=bool(data.get("as_it_is")),
            counter=data.get("counter", ""),
            trap=data.get(TRAP, ""),
            wants_another="another" in data,
        )


def as_id(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None


def _box() -> forms.CharField:
    return forms.CharField(
        label=_("Your words"),
        max_length=2 * LONGEST,  # how long they may be is said once they are read, without signs nobody sees
        strip=False,
        widget=forms.Textarea(attrs={"rows": 5, "maxlength": LONGEST}),
        error_messages={"required": _("Write something first.")},
    )


class SayingForm(forms.Form):
    """A member's. Under what the whole world reads they choose a name; the drawn one is what stands chosen."""

    text = _box()

    def __init__(self, ticket: Ticket, own_name: str, data: Any = None, *, chooses: bool) -> None:
        super().__init__(data)
        self.ticket = ticket
        if chooses:
            drawn = gettext("%(name)s, a name drawn for this alone") % {"name": ticket.name}
            self.fields["shown"] = forms.ChoiceField(
                label=_("Shown as"),
                choices=[(DRAWN, drawn), (MINE, own_name)],
                widget=forms.RadioSelect,
                initial=DRAWN,
                help_text=_("Anyone on the web can read this."),
            )

    @property
    def name(self) -> str:
        """The drawn name where it was chosen; else nothing."""
        return self.ticket.name if self.cleaned_data.get("shown") == DRAWN else ""


class StrangerForm(forms.Form):
    """Of somebody who is not signed in: words, a name that need not be theirs, and one question."""

    text = _box()
    name = forms.CharField(
        label=_("A name for this"),
        max_length=LONGEST_NAME,
        help_text=_("Not your full name. This one was drawn for you; change it if you like."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"required": _("Write a name. It need not be yours.")},
    )
    answer = forms.CharField(
        max_length=LONGEST_ANSWER,
        help_text=_("One word is enough. It keeps machines out."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "off", "spellcheck": "false"}),
        error_messages={"required": _("Answer the question, in a word or two.")},
    )

    def __init__(self, ticket: Ticket, question: Question, data: Any = None) -> None:
        super().__init__(data, initial={"name": ticket.name})
        self.ticket = ticket
        self.fields["answer"].label = question.text
