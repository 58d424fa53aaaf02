"""Writing a story. Everything may be left empty: it is a draft."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from porch.stories.models import Story
from porch.stories.rules.told import GROUP, LONGEST_BODY, LONGEST_NOTE, LONGEST_TITLE, MEMBERS, Told
from porch.stories.words import AUDIENCES, KINDS


class WriteForm(forms.Form):
    """``seen`` is the count of what this page began from."""

    all_optional = True
    seen_draft = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0)
    title = forms.CharField(label=_("Title"), max_length=LONGEST_TITLE, required=False)
    body = forms.CharField(
        label=_("Your story"),
        max_length=LONGEST_BODY,
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 14}),
        help_text=_("An empty line begins a new paragraph."),
    )
    kind = forms.ChoiceField(
        label=_("What it is about"), choices=list(KINDS.items()), widget=forms.RadioSelect, required=False
    )
    tags = forms.CharField(
        label=_("Words to find it by"),
        max_length=160,
        required=False,
        help_text=_("Up to five, with commas between: first year, night shift"),
    )
    note = forms.CharField(
        label=_("Content note"),
        max_length=LONGEST_NOTE,
        required=False,
        help_text=_(
            "If it speaks of something that may be heavy, name it: overdose, a death. Then people open it themselves."
        ),
    )
    audience = forms.ChoiceField(
        label=_("Who can read it"), choices=list, widget=forms.RadioSelect, required=False
    )
    replies = forms.BooleanField(label=_("Others may write under it"), required=False)
    advice = forms.BooleanField(label=_("I would like advice"), required=False)

    def __init__(self, story: Story | None, audiences: list[tuple[str, str]], data: Any = None) -> None:
        told = story.told if story else Told()
        kept = told.as_kept() | {"audience": f"{GROUP}:{told.group}" if told.group else told.audience}
        super().__init__(data, initial=kept | {"seen_draft": story.seen_draft if story else 0})
        self.pseudonym = told.pseudonym
        field = self.fields["audience"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(code, in_words(code, group)) for code, group in audiences]

    @property
    def seen(self) -> int:
        return self.cleaned_data["seen_draft"] or 0

    @property
    def told(self) -> Told:
        said = dict(self.cleaned_data)
        said.pop("seen_draft")
        audience, _, group = (said.pop("audience") or MEMBERS).partition(":")
        kind = said.pop("kind") or "anything"
        return Told(**said, kind=kind, audience=audience, group=group, pseudonym=self.pseudonym)


def in_words(code: str, group: str) -> str:
    """What it means, as a sentence."""
    return str(AUDIENCES[code.partition(":")[0]]) % {"group": group}
