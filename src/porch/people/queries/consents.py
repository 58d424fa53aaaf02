"""What a member reads at /consent/: what they gave and to whom, the rules of the house, and who looked."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext

from porch.people.models import Grant, Member, Withheld
from porch.people.registries import (
    Opened,
    Scope,
    circumstances,
    not_told_yet,
    opened_of,
    relations,
    scopes,
)
from porch.people.rules.consent import BY_CODE, HOUSE_RULES, PURPOSES, HouseRule
from porch.record.models import Disclosure
from porch.record.queries import disclosures_of
from porch.record.rules import digest_of_item


@dataclass(frozen=True)
class Given:
    """One line of /consent/: a grant with its scope. ``only`` names the single thing of it, or is empty for all.

    ``there``: there is something of it to see.
    """

    grant: Grant
    scope: Scope
    only: str
    there: bool

    @property
    def purpose(self) -> str:
        return gettext(PURPOSES[self.grant.purpose])


@dataclass(frozen=True)
class ToOne:
    """Everything given to one person, or to one part (then ``member`` is None).

    ``part`` is the code of a part that can be looked at as those in it do, and ``now_in_it`` who that is.
    """

    name: str
    member: Member | None
    given: list[Given]
    part: str = ""
    now_in_it: str = ""


@dataclass(frozen=True)
class Rule:
    """A rule of the house as it stands for one member; ``holds``: what it asks for is so for them now."""

    rule: HouseRule
    withheld: bool
    holds: bool
    purpose: str


@dataclass(frozen=True)
class Looked:
    """One row of the ledger in the words of a sentence."""

    at: datetime
    who: str
    what: str
    why: str
    how: str
    by_rule: bool


def given_by(member: Member, now: datetime) -> list[ToOne]:
    """What a member gives now, paused or not: people first, then parts; each in the order of names."""
    rows = Grant.objects.filter(subject=member, revoked_at=None, until__gt=now).select_related("to_member")
    to: dict[tuple[bool, str, UUID | None], list[Given]] = {}
    for grant in rows.order_by("scope", "item"):
        scope = scopes.get(grant.scope)
        if scope is not None:
            key = (grant.to_member is None, _to(grant), grant.to_member_id)
            to.setdefault(key, []).append(_line(grant, scope, member, now))
    return [_to_one(name, given, member) for (_, name, _), given in sorted(to.items(), key=_in_order)]


def _in_order(entry: tuple[tuple[bool, str, UUID | None], list[Given]]) -> tuple[bool, str]:
    return entry[0][:2]


def _line(grant: Grant, scope: Scope, member: Member, now: datetime) -> Given:
    if grant.item and scope.items is not None:
        only = dict(scope.items.of(member, now)).get(grant.item, gettext("one that is no more"))
        return Given(grant, scope, only, bool(scope.items.preview(member, None, now, grant.item)))
    return Given(grant, scope, grant.item, bool(scope.preview(member, None, now)))


def _to_one(name: str, given: list[Given], member: Member) -> ToOne:
    grant = given[0].grant
    relation = relations.get(grant.to_part) if grant.to_member is None else None
    if relation is None or relation.who is None:
        return ToOne(name, grant.to_member, given)
    return ToOne(name, None, given, grant.to_part, names_of(relation.who(member)))


def names_of(people: Iterable[Member]) -> str:
    """Names one after another, or that there is nobody."""
    return ", ".join(one.handle for one in people) or gettext("nobody")


def _to(grant: Grant) -> str:
    if grant.to_member is not None:
        return grant.to_member.handle
    relation = relations.get(grant.to_part)
    return gettext(relation.title) if relation else gettext("Reports without names")


def house_rules_of(member: Member, now: datetime) -> list[Rule]:
    """Every rule of the house, with whether it touches this member now and whether they paused it."""
    paused = set(Withheld.objects.filter(member=member).values_list("rule", flat=True))

    def holds(rule: HouseRule) -> bool:
        when = circumstances.get(rule.when)
        return when is not None and member.pk in when([member.pk], now)

    return [
        Rule(rule, rule.code in paused, holds(rule), gettext(PURPOSES[rule.purpose])) for rule in HOUSE_RULES
    ]


def looks_at(member: Member) -> QuerySet[Disclosure]:
    """Who looked at what is this member's, newest first."""
    later = {pair for hidden in not_told_yet for pair in hidden(member)}
    return disclosures_of(member.pk).exclude(
        item__in=[digest_of_item(member.pk, scope, item) for scope, item in later]
    )


def opened_together(member: Member) -> list[Opened]:
    """What two of the staff opened together, newest first."""
    found = [one for told in opened_of for one in told(member)]
    return sorted(found, key=lambda one: one.at, reverse=True)


def in_words(rows: Iterable[Disclosure]) -> list[Looked]:
    """Rows of the ledger with names put to the ids; whoever has left since has no name any more."""
    found = list(rows)
    names = dict(Member.objects.filter(pk__in={row.viewer_id for row in found}).values_list("pk", "handle"))
    return [_in_words(row, names) for row in found]


def _in_words(row: Disclosure, names: dict[UUID, str]) -> Looked:
    scope = scopes.get(row.scope)
    left = gettext("Someone who has left")
    who = gettext("The machine") if row.viewer_id is None else names.get(row.viewer_id, left)
    return Looked(
        at=row.at,
        who=who,
        what=gettext(scope.title) if scope else row.scope,
        why=gettext(PURPOSES.get(row.purpose, row.purpose)),
        how=row.how,
        by_rule=row.right in BY_CODE,
    )


def consent_kept_of(member: Member) -> dict[str, object]:
    """What a member downloads: everything ever given, which rules are paused, and every look."""
    grants = Grant.objects.filter(subject=member).select_related("to_member").order_by("since", "pk")
    return {
        "given": [
            {
                "to": _to(grant),
                "what": grant.scope,
                "item": grant.item,
                "purpose": grant.purpose,
                "since": _moment(grant.since),
                "until": _moment(grant.until),
                "paused_at": _moment(grant.paused_at),
                "taken_back_at": _moment(grant.revoked_at),
                "origin": grant.origin,
            }
            for grant in grants
        ],
        "rules_i_paused": [
            {"rule": row.rule, "since": _moment(row.since)}
            for row in Withheld.objects.filter(member=member).order_by("since")
        ],
        "who_looked": [
            {"at": _moment(look.at), "who": look.who, "at_what": look.what, "why": look.why, "how": look.how}
            for look in in_words(looks_at(member))
        ],
    }


def _moment(value: datetime | None) -> str | None:
    return value.isoformat(timespec="seconds") if value else None
