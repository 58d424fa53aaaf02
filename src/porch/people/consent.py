"""The one door to what is somebody else's: every read of a member's data by anyone but them asks here.

``see`` decides and writes the look to the ledger that the member reads; ``allowed`` and ``seen_by`` only decide.
Nothing is kept between two questions. Absent, ended, paused and taken back are one answer: nothing.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import chain
from uuid import UUID

from django.db import DatabaseError, transaction
from django.db.models import Exists, OuterRef, Q, QuerySet

from porch.kit.full import is_full
from porch.people.models import Block, Grant, Member, Withheld
from porch.people.models.grant import COMMUNITY
from porch.people.registries import Scope, circumstances, relations, scopes
from porch.people.rules.consent import HOUSE_RULES, MACHINE, HouseRule
from porch.record.looks import Look, disclose

MY_OWN = "my-own"
NOT_LEAVING = Q(subject__is_active=True) & ~Q(subject__state=Member.State.LEAVING)


@dataclass(frozen=True)
class Right:
    """By what someone may look: ``by`` is the id of a grant, or the code of a house rule."""

    by: str
    scope: str
    purpose: str
    origin: str = COMMUNITY


def allowed(
    viewer: Member | None,
    subject: Member,
    scope: str,
    *,
    item: str = "",
    purpose: str = "",
    now: datetime,
) -> Right | None:
    """By what ``viewer`` (None: the machine) may see ``scope`` of ``subject`` now; None when by nothing.

    A grant of all of a scope opens each ``item`` of it; a grant of one item opens that one. ``purpose``, where
    named, must be what it was given for. One's own needs no permission.
    """
    return seen_by(viewer, [subject.pk], scope, item=item, purpose=purpose, now=now).get(subject.pk)


def seen_by(
    viewer: Member | None,
    subjects: Iterable[UUID],
    scope: str,
    *,
    item: str = "",
    purpose: str = "",
    now: datetime,
) -> dict[UUID, Right]:
    """As ``allowed`` for many, in as many queries as for one: by what the viewer may look, by id; others are absent."""
    ids = set(subjects)
    if not ids or (viewer is not None and not viewer.is_here):
        return {}
    found = _by_rules(viewer, ids, scope, purpose, now) | _by_grants(viewer, ids, scope, item, purpose, now)
    if viewer is not None and viewer.pk in ids:
        found[viewer.pk] = Right(MY_OWN, scope, purpose)
    return found


def see(
    viewer: Member | None,
    subject: Member,
    scope: str,
    *,
    item: str = "",
    purpose: str = "",
    how: str = "page",
    now: datetime,
) -> Right | None:
    """Decide, and write the look to the ledger when it is allowed. What is shown comes after this, never before."""
    seen = see_each(viewer, [subject.pk], scope, item=item, purpose=purpose, how=how, now=now)
    return seen.get(subject.pk)


def see_each(
    viewer: Member | None,
    subjects: Iterable[UUID],
    scope: str,
    *,
    item: str = "",
    purpose: str = "",
    how: str = "page",
    now: datetime,
) -> dict[UUID, Right]:
    """As ``see``, for a list: whoever is absent from the answer is left off it.

    While the disk is full no look can be written down, so nothing of anybody else's is shown.
    """
    found: dict[UUID, Right] = {}
    try:
        with transaction.atomic():
            found = seen_by(viewer, subjects, scope, item=item, purpose=purpose, now=now)
            write_down(viewer, found, item=item, how=how, now=now)
    except (DatabaseError, OSError) as trouble:
        if not is_full(trouble):
            raise
        return {pk: right for pk, right in found.items() if right.by == MY_OWN}
    return found


def see_items(
    viewer: Member, items: Mapping[UUID, Collection[str]], scope: str, *, purpose: str, now: datetime
) -> dict[UUID, dict[str, Right]]:
    """As ``see_each``, for things of a scope that were given one by one: of ``items``, by whose they are, those this
    viewer may see, and by which right. In as many queries as for one; a look that cannot be written does not happen.
    """
    found: dict[UUID, dict[str, Right]] = {}
    try:
        with transaction.atomic():
            given = _active(viewer, set(items), now) if items and viewer.is_here else Grant.objects.none()
            for one in given.filter(scope=scope, purpose=purpose):
                if one.item in items[one.subject_id]:
                    found.setdefault(one.subject_id, {})[one.item] = _right(one)
            looks = [
                Look(subject, viewer.pk, scope, purpose, right.by, item=item, origin=right.origin)
                for subject, of in found.items()
                for item, right in of.items()
            ]
            disclose(looks, now=now)
    except (DatabaseError, OSError) as trouble:
        if not is_full(trouble):
            raise
        return {}
    return found


def write_down(
    viewer: Member | None, rights: Mapping[UUID, Right], *, item: str = "", how: str = "page", now: datetime
) -> None:
    """Write looks that were allowed and are about to happen; one's own are nobody's news."""
    disclose(
        [
            Look(
                subject,
                viewer.pk if viewer else None,
                right.scope,
                right.purpose,
                right.by,
                item=item,
                origin=right.origin,
                how=how,
            )
            for subject, right in rights.items()
            if right.by != MY_OWN
        ],
        now=now,
    )


def shown_to(
    viewer: Member, subject: Member, *, how: str = "page", now: datetime
) -> list[tuple[str, list[str]]]:
    """What ``subject`` gave this viewer, as titles with lines, each written down; what is empty is not there."""
    try:
        with transaction.atomic():
            shown = _given(_active(viewer, {subject.pk}, now), subject, viewer, now)
            for one in shown:
                for item, right in one.by.items():
                    write_down(viewer, {subject.pk: right}, item=item, how=how, now=now)
    except (DatabaseError, OSError) as trouble:
        if not is_full(trouble):
            raise
        return []  # as in see_each: a look that cannot be written down does not happen
    return [(one.title, one.lines) for one in shown]


def as_seen_by(viewer: Member | str, subject: Member, *, now: datetime) -> list[tuple[str, list[str]]]:
    """As ``shown_to``, for the subject themselves to look at beforehand: nobody has looked, nothing is written.

    Of a part (a code of ``relations``): as someone in it sees it who was given nothing by name.
    """
    if isinstance(viewer, Member):
        shown = _given(_active(viewer, {subject.pk}, now), subject, viewer, now)
    else:
        shown = _given(_holding_now({subject.pk}, now).filter(to_part=viewer), subject, None, now)
    return [(one.title, one.lines) for one in shown]


@dataclass(frozen=True)
class _Shown:
    """What one scope shows: ``by`` says by which right each item of it is open, or "" for all of it."""

    title: str
    lines: list[str]
    by: dict[str, Right]


def _given(grants: QuerySet[Grant], subject: Member, viewer: Member | None, now: datetime) -> list[_Shown]:
    """What these grants show, scope by scope; by grants alone, because rules of the house have their own pages."""
    presets = [scope for scope in scopes if scope.preset]
    rights: dict[str, dict[str, Right]] = {}
    for one in grants.filter(scope__in=[scope.code for scope in presets]):
        rights.setdefault(one.scope, {})[one.item] = _right(one)
    shown = [_of_scope(scope, rights.get(scope.code, {}), subject, viewer, now) for scope in presets]
    return [one for one in shown if one.lines]


def _of_scope(
    scope: Scope, rights: dict[str, Right], subject: Member, viewer: Member | None, now: datetime
) -> _Shown:
    """All of it where all was given; otherwise the single things that were, in their own order."""
    if "" in rights:
        return _Shown(scope.title, scope.preview(subject, viewer, now), {"": rights[""]})
    if scope.items is None or not rights:
        return _Shown(scope.title, [], {})
    given = [code for code, _ in scope.items.of(subject, now) if code in rights]
    each = {code: scope.items.preview(subject, viewer, now, code) for code in given}
    there = {code: lines for code, lines in each.items() if lines}
    return _Shown(scope.title, [*chain(*there.values())], {code: rights[code] for code in there})


def _right(grant: Grant) -> Right:
    return Right(str(grant.pk), grant.scope, grant.purpose, grant.origin)


def _by_grants(
    viewer: Member | None, ids: set[UUID], scope: str, item: str, purpose: str, now: datetime
) -> dict[UUID, Right]:
    given = _active(viewer, ids, now).filter(scope=scope)
    given = given.filter(item__in=("", item)) if item else given.filter(item="")
    if purpose:
        given = given.filter(purpose=purpose)
    return {one.subject_id: _right(one) for one in given}


def _active(viewer: Member | None, ids: set[UUID], now: datetime) -> QuerySet[Grant]:
    """The grants of these people that hold now and are to this viewer."""
    hold = _holding_now(ids, now)
    parts = set(hold.exclude(to_part="").values_list("to_part", flat=True))
    return hold.filter(_to_whom(viewer, parts))


def _holding_now(ids: set[UUID], now: datetime) -> QuerySet[Grant]:
    theirs = Grant.objects.filter(NOT_LEAVING, subject__in=ids).order_by("since", "pk")
    return theirs.filter(since__lte=now, until__gt=now, paused_at=None, revoked_at=None)


def _to_whom(viewer: Member | None, parts: Collection[str]) -> Q:
    """What names this viewer, or one of ``parts`` in which they stand to whoever gave it."""
    if viewer is None:
        return Q(to_member=None, to_part__in=("reports", MACHINE))
    apart = Block.objects.filter(
        Q(by=OuterRef("subject"), whom=viewer) | Q(by=viewer, whom=OuterRef("subject"))
    )
    named: Q = Q(to_member=viewer)
    for code, relation in relations.items():
        if code in parts:
            named |= Q(to_member=None, to_part=code, subject__in=relation.subjects(viewer).values("pk"))
    return ~Exists(apart) & named


def _by_rules(
    viewer: Member | None, ids: set[UUID], scope: str, purpose: str, now: datetime
) -> dict[UUID, Right]:
    found: dict[UUID, Right] = {}
    for rule in HOUSE_RULES:
        if rule.scope == scope and purpose in ("", rule.purpose):
            holds = _holding(rule, viewer, ids - found.keys(), now)
            found |= dict.fromkeys(holds, Right(rule.code, rule.scope, rule.purpose))
    return found


def _holding(rule: HouseRule, viewer: Member | None, ids: Collection[UUID], now: datetime) -> set[UUID]:
    """Those of ``ids`` whose data this rule opens to the viewer now."""
    when, left = circumstances.get(rule.when), set(ids)
    if when is None or not left or not _is_meant(rule, viewer):
        return set()
    if rule.relation and viewer is not None:
        relation = relations.get(rule.relation)
        near = relation.subjects(viewer).filter(pk__in=left).values_list("pk", flat=True) if relation else ()
        left = set(near)
    left = when(left, now) if left else left
    if left and rule.may_be_paused:
        left -= set(Withheld.objects.filter(rule=rule.code, member__in=left).values_list("member", flat=True))
    return left


def _is_meant(rule: HouseRule, viewer: Member | None) -> bool:
    if viewer is None:
        return MACHINE in rule.parts
    return bool(rule.relation) or viewer.holds(*rule.parts)
