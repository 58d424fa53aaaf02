"""Choosing who may write first, and looking once a day for a pattern that a person should see."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from porch.people.models import Member
from porch.safety.actions.gathering import open_case
from porch.safety.models import Case, ContactWish
from porch.safety.queries.shield import patterns

NOTICED = "pattern"  # where a case of this kind is gathered: one open case about a person at a time


def choose_first_words(from_whom: str, *, any_gender: bool, by: Member) -> None:
    """Who may write first to ``by``. A database rule refuses a choice that does not exist."""
    ContactWish.objects.update_or_create(
        member=by, defaults={"from_whom": from_whom, "any_gender": any_gender}
    )


def look_for_patterns(now: datetime) -> None:
    """The clock, daily: counts that a moderator should look at become a case. Nothing else follows from them."""
    for counts in patterns(now):
        about = Member.objects.filter(pk=UUID(counts.opener), is_active=True).first()
        if about is not None and not _is_known(about):
            with transaction.atomic():
                open_case("harassment", about=about, words="\n".join(counts.lines()), now=now)


def _is_known(about: Member) -> bool:
    """A case about this person is open already: one is enough, whatever the counts say the next day."""
    return Case.objects.filter(gathers=f"member:{about.pk}").exclude(state="closed").exists()
