"""Writing a story. Everything may be left empty: it is a draft."""

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from porch.people.models import Member
from porch.people.queries import name_in
from porch.stories.models import Story
from porch.stories.rules.told import GROUP, LONGEST_BODY, LONGEST_NOTE, LONGEST_TITLE, MEMBERS, Told
from porch.stories.words import AUDIENCES, KINDS

OWN, KEPT = "own", "kept"


def in_words(code: str, group: str) -> str:
    """What it means, as a sentence."""
    return str(AUDIENCES[code.partition(":")[0]]) % {"group": group}


class WhoForm(forms.Form):
    """Who can read it, under which name, and whether others write under it."""

    all_optional = True
    audience = forms.ChoiceField(
        label=_("Who can read it"), choices=list, widget=forms.RadioSelect, required=False
    )
    name = forms.ChoiceField(
        label=_("The name it goes by"),
        choices=list,
        widget=forms.RadioSelect,
        required=False,
        help_text=_(
            "A new name is drawn for this story alone. Readers cannot tell that it is you. "
            "If somebody reports the story, the safety desk can."
        ),
        error_messages={"invalid_choice": _("That name is no longer free. Choose again.")},
    )
    replies = forms.BooleanField(label=_("Others may write under it"), required=False)
    advice = forms.BooleanField(label=_("I would like advice"), required=False)

    def __init__(
        self,
        author: Member,
        told: Told,
        audiences: list[tuple[str, str]],
        names: list[tuple[str, str]],
        data: Any = None,
        initial: dict[str, Any] | None = None,
    ) -> None:
        self.before = told
        kept = told.as_kept() | {"audience": f"{GROUP}:{told.group}" if told.group else told.audience}
        kept["name"] = KEPT if told.pseudonym else OWN
        super().__init__(data, initial=kept | (initial or {}))
        self._choices("audience", [(code, in_words(code, group)) for code, group in audiences])
        now = [(KEPT, told.pseudonym)] if told.pseudonym else []
        again = [(token, name) for token in [str(self.data.get("name", ""))] if (name := name_in(token))]
        self._choices(
            "name", [(OWN, author.handle), *now, *again, *(one for one in names if one not in again)]
        )

    def offer(self, names: list[tuple[str, str]]) -> None:
        """Other names to choose from, where the one that was chosen is free no longer."""
        field = self.fields["name"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [*field.choices, *names]  # type: ignore[misc]

    def _choices(self, name: str, choices: list[tuple[str, str]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = choices

    @property
    def who(self) -> dict[str, Any]:
        """As ``Told`` names it."""
        said = self.cleaned_data
        audience, _colon, group = (said["audience"] or MEMBERS).partition(":")
        name = said["name"] or OWN
        drawn = self.before.pseudonym if name == KEPT else (name_in(name) or "")
        kept = {"audience": audience, "group": group, "pseudonym": "" if name == OWN else drawn}
        return kept | {"replies": said["replies"], "advice": said["advice"]}


class WriteForm(WhoForm):
    """``seen_draft`` is the count of what this page began from; ``ident`` makes sending a new one twice once."""

    seen_draft = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0)
    ident = forms.UUIDField(widget=forms.HiddenInput, required=False)
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
            "If something in it may be heavy, name it, such as a death. People then open it themselves."
        ),
    )

    def __init__(
        self,
        author: Member,
        story: Story | None,
        audiences: list[tuple[str, str]],
        names: list[tuple[str, str]],
        data: Any = None,
        initial: dict[str, Any] | None = None,
    ) -> None:
        told = story.told if story else Told()
        usual = {"seen_draft": story.seen_draft if story else 0} | (initial or {})
        super().__init__(author, told, audiences, names, data, usual)

    @property
    def seen(self) -> int:
        return self.cleaned_data["seen_draft"] or 0

    @property
    def ident_of_new(self) -> UUID | None:
        found: UUID | None = self.cleaned_data["ident"]
        return found

    @property
    def told(self) -> Told:
        said = self.cleaned_data
        text = {name: said[name] for name in ("title", "body", "tags", "note")}
        return Told(**text, kind=said["kind"] or "anything", **self.who)
