"""What these stories say in a line: somebody comes in with a letter, a roll is called."""

from collections.abc import Mapping
from datetime import datetime

from porch.people.models import Member
from porch.people.rules.letters import digest_of
from porch.programmes.actions import joining
from porch.programmes.actions.rolls import call_roll
from porch.programmes.models import Cohort, Episode, Mark, Session
from porch.programmes.queries.seen import on_the_roll
from porch.programmes.rules.roll import Called, Here


def letter(cohort: Cohort, lead: Member, now: datetime) -> str:
    return joining.write_letters(cohort, 1, by=lead, now=now)[0]


def come_in(cohort: Cohort, lead: Member, whom: Member, now: datetime) -> Episode:
    return joining.join(digest_of(letter(cohort, lead, now)), by=whom, now=now)


def names_on(viewer: Member, session: Session, now: datetime) -> list[str]:
    return [line.stay.member.handle for line in on_the_roll(viewer, session, now)]


def call(
    session: Session,
    viewer: Member,
    said: Mapping[Member, str],
    now: datetime,
    *,
    was: Mapping[Member, str] | None = None,
    others: bool = False,
) -> Called[str]:
    """``viewer`` hands in a sheet on which ``was`` stood and ``said`` stands."""
    lines = on_the_roll(viewer, session, now)
    key = {line.stay.member_id: line.key for line in lines}

    def words(of: Mapping[Member, str]) -> dict[str, Here]:
        return {key[one.pk]: Here(word) for one, word in of.items() if one.pk in key}

    return call_roll(
        session,
        [line.stay for line in lines],
        was=words(was or {}),
        said=words(said),
        others=Here.PRESENT if others else None,
        by=viewer,
        now=now,
    )


def sheet_of(session: Session) -> dict[str, str]:
    """What a browser sends of a roll on which nobody is marked yet, by its hidden fields."""
    return {f"was-{pk}": "" for pk in session.cohort.episodes.values_list("pk", flat=True)}


def marked(session: Session) -> dict[str, str]:
    rows = Mark.objects.filter(session=session).select_related("episode__member")
    return {one.episode.member.handle: one.here for one in rows}
