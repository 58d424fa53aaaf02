"""Saying who one is here for: oneself, someone one cares about, or both."""

from datetime import datetime

from django.db import transaction

from porch.people.actions.roles import end_role, grant
from porch.people.models import Member, Role
from porch.people.rules.vocabulary import checked


@transaction.atomic
def say_here_for(member: Member, answer: str, *, now: datetime) -> None:
    """Keep the answer: ``myself``, ``someone`` or ``both``, else NotInTheList.

    It opens nothing and stands in nobody's list.
    """
    checked("here_for", [answer])
    member.in_recovery = answer != "someone"
    member.save(update_fields=["in_recovery"])
    if answer == "myself":
        end_role(Role.Name.FAMILY, member, by=member, now=now)
    else:
        grant(Role.Name.FAMILY, member, by=member, now=now)
