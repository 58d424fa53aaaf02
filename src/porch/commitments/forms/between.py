"""After how many quiet days somebody would like to be told."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from porch.commitments.words import QUIET_DAYS


class QuietForm(forms.Form):
    all_optional = True
    days = forms.TypedChoiceField(
        label=_("When it has been quiet between us"),
        coerce=int,
        empty_value=None,
        choices=list(QUIET_DAYS.items()),
        required=False,
    )

    def __init__(self, days: int | None = None, data: Any = None, *, prefix: str | None = None) -> None:
        super().__init__(
            data, initial={"days": "" if days is None else str(days)}, auto_id=f"{prefix or ''}%s"
        )
