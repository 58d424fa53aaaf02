"""Tiles drawn from a vocabulary: several, or one, or one may be left open."""

from collections.abc import Collection
from typing import Any

from django import forms
from django.utils.translation import gettext

from porch.people.rules.vocabulary import Word, words_of


class _Tiles:
    """Gives each option its hint and whether it belongs to the short list."""

    words: tuple[Word, ...] = ()

    def create_option(self, name: str, value: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        option: dict[str, Any] = super().create_option(name, value, *args, **kwargs)  # type: ignore[misc]
        word = next((word for word in self.words if word.code == str(value)), None)
        option["hint"] = gettext(word.hint) if word and word.hint else ""
        option["often"] = bool(word and word.often) or option["selected"]
        return option


class ManyTiles(_Tiles, forms.CheckboxSelectMultiple):
    pass


class OneTile(_Tiles, forms.RadioSelect):
    pass


class Several(forms.MultipleChoiceField):
    """Any number of codes of one vocabulary, none included."""

    template_name = "people/parts/tiles.html"
    widget = ManyTiles

    def __init__(self, vocabulary: str, *, label: str, help_text: str = "", required: bool = False) -> None:
        words = words_of(vocabulary)
        choices = [(word.code, gettext(word.label)) for word in words]
        super().__init__(choices=choices, label=label, help_text=help_text, required=required)
        self.template_name = "people/parts/tiles.html"
        self.widget.words = words
        self.folded = any(word.often for word in words)


class One(forms.ChoiceField):
    """One code of a vocabulary or none; where something may be said already, a last tile takes it back."""

    widget = OneTile

    def __init__(
        self,
        vocabulary: str,
        *,
        label: str,
        help_text: str = "",
        nothing: str = "",
        only: Collection[str] | None = None,
    ) -> None:
        words = tuple(word for word in words_of(vocabulary) if only is None or word.code in only)
        choices = [(word.code, gettext(word.label)) for word in words] + ([("", nothing)] if nothing else [])
        super().__init__(choices=choices, label=label, help_text=help_text, required=False)
        self.template_name = "people/parts/tiles.html"
        self.widget.words = words
        self.folded = False
