"""How stories are read first, as the desk decides it."""

from django import forms
from django.utils.translation import gettext_lazy as _

from porch.stories.models import Decided
from porch.stories.rules.reading import FEWEST_DAYS, FIRST, MOST_DAYS, PUBLIC, WRITERS

READS = {
    FIRST: _("Everybody’s first story"),
    PUBLIC: _("Everybody’s first story, and every story for everyone on the web"),
}
WHO = {
    WRITERS[0]: _("Any member"),
    WRITERS[1]: _("Members who have been here for 30 days"),
    WRITERS[2]: _("Nobody: stories stay among members"),
}


class DecideForm(forms.Form):
    reads = forms.ChoiceField(
        label=_("A person reads first"), choices=list(READS.items()), widget=forms.RadioSelect
    )
    days = forms.IntegerField(
        label=_("Within how many days"),
        min_value=FEWEST_DAYS,
        max_value=MOST_DAYS,
        help_text=_("Authors are told this. When it passes, everyone who reads is called again."),
    )
    writers = forms.ChoiceField(
        label=_("Who may write for everyone on the web"), choices=list(WHO.items()), widget=forms.RadioSelect
    )

    def __init__(self, row: Decided, data: object = None) -> None:
        told = {name: getattr(row, name) for name in self.base_fields}
        super().__init__(data, initial=told)  # type: ignore[arg-type]  # a QueryDict or nothing
