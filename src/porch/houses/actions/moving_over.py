"""Moving from one house to another: an application like any other, and along with it what its owner ticked."""

from collections.abc import Collection
from datetime import datetime

from django.db import transaction

from porch.houses.actions.applying import ask
from porch.houses.actions.brought import shut
from porch.houses.models import Application, House, Stay
from porch.houses.queries.moving_over import PURPOSE, RELATION, SCOPE
from porch.houses.rules.moving_over import LINE, MAY_GO, item
from porch.kit import vault
from porch.people.actions.consent import give
from porch.people.models import Member
from porch.people.rules.keys import of_member


@transaction.atomic
def ask_to_move(
    stay: Stay, to: House, codes: Collection[str], line: str, *, by: Member, now: datetime
) -> Application:
    """Ask another house from the one they live in. Those who decide about it read what ``codes`` name, for thirty days.

    NotAsked says why not. The house they live in learns nothing of it.
    """
    row = ask(to, "", by=by, now=now)
    row.from_stay = stay.pk
    if LINE in codes and line:
        row.sealed_line = vault.seal(line, about=row.about_line, of=of_member(by.pk))
    row.save(update_fields=["from_stay", "sealed_line"])
    for code in MAY_GO:
        if code in codes:
            give(SCOPE, RELATION, by=by, now=now, item=item(row.pk, code), purpose=PURPOSE)
    return row


@transaction.atomic
def take_back(row: Application, *, now: datetime) -> None:
    """Nothing goes along any more, at once; that they ask this house stands."""
    shut(row, now)
