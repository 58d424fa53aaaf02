"""What whoever serves in a room sends, and words to somebody alone."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from porch.rooms.actions.asides import LONGEST
from porch.rooms.rules.scripts import LONGEST_TITLE, LONGEST_WORDS, MOST_MINUTES, MOST_STEPS, Script
from porch.rooms.words import STEPS

OF_ONES_OWN = ("take-lead", "not-me", "take-role", "decline-role", "volunteer", "lay-down", "pick")
OF_PEOPLE = ("ask-role", "welcome-help", "take-back", "hand-over", "let-in", "send-back", "put-out", "door")


class Serving(forms.Form):
    """One thing somebody says about serving: ``about`` is a chair, ``value`` a code."""

    verb = forms.ChoiceField(choices=[(verb, verb) for verb in OF_ONES_OWN])
    about = forms.IntegerField(required=False, min_value=1, max_value=100_000)
    value = forms.CharField(required=False, max_length=20)


class WithPeople(Serving):
    """One thing whoever leads does about somebody, or with the door."""

    verb = forms.ChoiceField(choices=[(verb, verb) for verb in OF_PEOPLE])


class Line(forms.Form):
    """Words to somebody alone. Their length is the room's own rule."""

    all_optional = True

    body = forms.CharField(
        label=_("My words"),
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 3, "maxlength": LONGEST}),
    )
    client_id = forms.UUIDField(widget=forms.HiddenInput)


class NotOk(forms.Form):
    """Nothing has to be written, and nothing is refused."""

    all_optional = True

    body = forms.CharField(
        label=_("A word more, if you like"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class Choosing(forms.Form):
    script = forms.CharField(required=False, max_length=80)


class Stepping(forms.Form):
    no = forms.IntegerField(min_value=1, max_value=MOST_STEPS)


class Writing(forms.Form):
    """A group's script: a title, and steps of which those without a title are left out. The rules say the rest."""

    title = forms.CharField(label=_("What it is called"), required=False, max_length=LONGEST_TITLE)
    says = forms.CharField(
        label=_("What it is, in a sentence"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2, "maxlength": LONGEST_WORDS}),
    )

    def __init__(self, script: Script | None, data: Any = None) -> None:
        told = {"title": script.title, "says": script.says} if script else {}
        super().__init__(data, initial=told)
        for no in range(1, MOST_STEPS + 1):
            step = script.step(no) if script else None
            self._add(no, step.kind if step else "", step.title if step else "", step.words if step else "")
            self.initial[f"minutes_{no}"] = step.minutes if step else 0

    def _add(self, no: int, kind: str, title: str, words: str) -> None:
        kinds = [(code, said) for code, said in STEPS.items()]
        self.fields[f"kind_{no}"] = forms.ChoiceField(label=_("Kind"), choices=kinds, required=False)
        self.fields[f"title_{no}"] = forms.CharField(
            label=_("Title"), required=False, max_length=LONGEST_TITLE
        )
        area = forms.Textarea(attrs={"rows": 2, "maxlength": LONGEST_WORDS})
        self.fields[f"words_{no}"] = forms.CharField(label=_("Words, read out"), required=False, widget=area)
        self.fields[f"minutes_{no}"] = forms.IntegerField(
            label=_("Minutes"), required=False, min_value=0, max_value=MOST_MINUTES
        )
        told = {f"kind_{no}": kind or "round", f"title_{no}": title, f"words_{no}": words}
        self.initial.update(told)

    def rows(self) -> list[dict[str, Any]]:
        """The steps as they stand on the page: those that are filled in, and three more."""
        filled = [
            no
            for no in range(1, MOST_STEPS + 1)
            if self[f"title_{no}"].value() or self[f"words_{no}"].value()
        ]
        shown = min(MOST_STEPS, max(filled, default=0) + 3)
        fields = ("kind", "title", "words", "minutes")
        return [{"no": no, **{name: self[f"{name}_{no}"] for name in fields}} for no in range(1, shown + 1)]

    def values(self) -> dict[str, Any]:
        """What the rules of scripts read."""
        given = self.cleaned_data
        steps = [
            {
                "kind": given[f"kind_{no}"] or "round",
                "title": given[f"title_{no}"],
                "words": given[f"words_{no}"],
                "minutes": given[f"minutes_{no}"] or 0,
            }
            for no in range(1, MOST_STEPS + 1)
            if given[f"title_{no}"] or given[f"words_{no}"]
        ]
        return {"title": given["title"], "says": given["says"], "steps": steps}
