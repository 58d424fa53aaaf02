"""What someone can give at /consent/give/, and to whom: their people, and parts in which somebody stands now."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext

from porch.people.models import Grant, Member
from porch.people.queries.consents import given_by, names_of
from porch.people.registries import Relation, close_people, relations, scopes

REPORTS, FOR_REPORTS = "reports", "for-reports"


@dataclass(frozen=True)
class Offered:
    """One thing that can be given: ``what`` is its code, or the code of its scope and of the item after a colon."""

    what: str
    words: str
    there: bool

    @property
    def label(self) -> str:
        """Its words, which say so where there is nothing of it yet."""
        return (
            self.words
            if self.there
            else gettext("%(what)s There is nothing of it yet.") % {"what": self.words}
        )


def givable(member: Member, now: datetime, *, of: str = "") -> list[Offered]:
    """What can be given to a person or a part; ``of`` a scope: the single things of it."""
    scope = scopes.get(of)
    if scope is not None and scope.preset and scope.items is not None:
        return [Offered(f"{of}:{code}", words, there=True) for code, words in scope.items.of(member, now)]
    presets = [scope for scope in scopes if scope.preset]
    return [
        Offered(scope.code, gettext(scope.words), bool(scope.preview(member, None, now))) for scope in presets
    ]


def given_one_by_one(member: Member, now: datetime) -> list[tuple[str, str]]:
    """Scopes of which a member can give a single thing, as there is more than one: code and what one is."""
    listed = [(scope, scope.items) for scope in scopes if scope.preset and scope.items is not None]
    return [(scope.code, gettext(items.one)) for scope, items in listed if len(items.of(member, now)) > 1]


def near_to(member: Member) -> list[Member]:
    """Whom a member can give something to by name: the people they walk with, each once, by name."""
    found = {one.pk: one for near in close_people for one in near(member)}
    return sorted(found.values(), key=lambda one: one.handle)


def parts_near(member: Member) -> list[tuple[str, str]]:
    """Parts in which somebody stands to a member now: code and words that say who, and that it may be others later."""
    found = [
        (code, relation, relation.who(member))
        for code, relation in relations.items()
        if relation.who is not None
    ]
    words = gettext("%(part)s. Just now: %(names)s. Whoever becomes one later sees it too, until it ends.")
    return [
        (code, words % {"part": gettext(relation.title), "names": names_of(people)})
        for code, relation, people in found
        if people
    ]


def part_with(code: str) -> Relation | None:
    """A part something can be given to at /consent/give/; None for any other."""
    relation = relations.get(code)
    return relation if relation is not None and relation.who is not None else None


def known_to(member: Member, other: UUID) -> Member | None:
    """A person of ``near_to``, or one something was given to; anyone else is nobody."""
    given = Member.objects.filter(
        pk__in=Grant.objects.filter(subject=member, revoked_at=None).values("to_member")
    )
    return next((one for one in [*near_to(member), *given] if one.pk == other), None)


def is_given_something(to: Member | str, *, by: Member, now: datetime) -> bool:
    """Whether something of theirs is given to this person or part already, and has not ended: nobody new."""
    whom = {"to_member": to} if isinstance(to, Member) else {"to_member": None, "to_part": to}
    return Grant.objects.filter(subject=by, revoked_at=None, until__gt=now, **whom).exists()


def used_for_reports(member: Member, now: datetime) -> Grant | None:
    """The permission to count a member's figures in reports, paused or not, until it ends."""
    to = {"to_member": None, "to_part": REPORTS, "scope": FOR_REPORTS, "item": ""}
    return Grant.objects.filter(subject=member, revoked_at=None, until__gt=now, **to).first()


def figures_of(member: Member, now: datetime) -> list[str]:
    """What would be counted of a member in reports just now, as lines; nothing while there is nothing."""
    scope = scopes.get(FOR_REPORTS)
    return scope.preview(member, None, now) if scope else []


def not_shown_yet(to: Member | str, *, by: Member, now: datetime) -> list[str]:
    """Titles of what is given and open to this person or part, of which there is nothing to see yet."""
    lines = [line for one in given_by(by, now) if to in (one.member, one.part) for line in one.given]
    return [gettext(line.scope.title) for line in lines if not line.there and line.grant.paused_at is None]
