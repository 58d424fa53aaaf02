"""Who may see something of a thread, as its owner reads it beside the thread."""

from dataclasses import dataclass
from datetime import datetime

from porch.days.consent import DAY_COUNT, VIEWS, code_of, line_of, title_of
from porch.days.queries import Told
from porch.people.models import Member
from porch.people.queries.consents import given_by


@dataclass(frozen=True)
class Viewer:
    """``sees``: the lines as they read them now, which are none while the numbers rest; ``given``: what was given."""

    name: str
    given: list[str]
    sees: list[str]


def viewers_of(told: Told, member: Member, now: datetime) -> list[Viewer]:
    found = []
    for one in given_by(member, now):
        grants = [line.grant for line in one.given if line.scope.code == DAY_COUNT]
        items = {grant.item for grant in grants if grant.paused_at is None}
        views = [view for view in VIEWS if "" in items or code_of(told, view) in items]
        if views:
            lines = [line for view in views if (line := line_of(told, view))]
            found.append(Viewer(one.name, [title_of(view) for view in views], lines))
    return found
