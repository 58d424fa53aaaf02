"""Who may write first to me: one choice under Settings."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from porch.kit.clock import now
from porch.people.access import MemberRequest, member_required
from porch.safety import actions, queries
from porch.safety.rules.shield import ANYONE, HELPERS, NOBODY


class FirstWords(forms.Form):
    """``any_gender`` is asked only of someone new: later it means nothing."""

    all_optional = True

    from_whom = forms.ChoiceField(
        label=_("Who may write to you first?"),
        choices=[
            (ANYONE, _("People who are in a group with me")),
            (HELPERS, _("Mentors, hosts and whoever runs this place")),
            (NOBODY, _("Nobody. I write first.")),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose one."), "invalid_choice": _("Choose one of the three.")},
    )
    any_gender = forms.BooleanField(
        label=_("Helpers of any gender may write to me first"),
        help_text=_("In your first 90 days only those the same lists count as you do, unless you tick this."),
        required=False,
    )

    def __init__(self, *args: Any, asks_gender: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not asks_gender:
            del self.fields["any_gender"]


@require_http_methods(["GET", "HEAD", "POST"])
@member_required
def first_words(request: MemberRequest) -> HttpResponse:
    """Chosen by anyone, new or not, so that a refusal tells nobody anything."""
    wish, at = queries.wish_of(request.user), now()
    usual: dict[str, Any] = {"from_whom": wish.from_whom, "any_gender": wish.any_gender}
    is_new = queries.is_new(request.user, at)
    form = FirstWords(request.POST if request.method == "POST" else None, initial=usual, asks_gender=is_new)
    if form.is_bound and form.is_valid():
        said = usual | form.cleaned_data
        actions.choose_first_words(said["from_whom"], any_gender=said["any_gender"], by=request.user)
        messages.success(request, gettext("Saved. Nobody is told what you chose."))
        return redirect("people:settings")
    values = {"form": form, "is_new": is_new}
    return render(request, "safety/first_words.html", values, status=422 if form.is_bound else 200)
