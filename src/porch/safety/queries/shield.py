"""The newcomer shield at work: who is new, and whether one person may write first to another."""

from collections.abc import Collection, Iterable
from datetime import datetime
from uuid import UUID

from porch.people.models import LivedExperience, Member, Role
from porch.safety.models import ContactWish
from porch.safety.queries.duty import first_contact_is_open
from porch.safety.queries.standing import kept_from_contact, standing_of
from porch.safety.registries import encounters, first_contacts
from porch.safety.rules import pattern, shield
from porch.safety.rules.shield import Receiver, Sender, Verdict


def may_open_contact(sender: Member, receiver: Member, now: datetime) -> Verdict:
    """Whether ``sender`` may write first to ``receiver``; ``words`` is all the sender may learn where not.

    The one place where this is decided. A block is not asked about: it looks like silence, as everywhere.
    """
    return shield.may_open(
        Sender(
            parts=sender.all_roles,
            genders=_genders(sender),
            is_new=is_new(sender, now),
            opened_today=_opened_today(sender, now),
            may_open_contact=standing_of(sender, now).may_open_contact,
        ),
        _receiver(receiver, now),
        desk_is_open=first_contact_is_open(now),
    )


def welcome_from(receiver: Member, senders: Collection[UUID], now: datetime) -> set[UUID]:
    """Of these people, those whom ``receiver`` may be approached by first, in as many queries as for one.

    For what somebody puts to many at once and nobody in particular, such as something small to do together. Whether
    the desk is there, and how often somebody wrote today, is asked when it comes to two.
    """
    if not senders:
        return set()
    there, quiet = _receiver(receiver, now), set(kept_from_contact().values_list("member", flat=True))
    found = Member.objects.filter(pk__in=set(senders)).select_related("lived").prefetch_related("roles")
    return {one.pk for one in found if shield.may_open(_approaching(one, one.pk in quiet, now), there).ok}


def _approaching(sender: Member, kept_away: bool, now: datetime) -> Sender:
    parts = frozenset(role.role for role in sender.roles.all() if role.until is None)
    return Sender(parts, _genders(sender), shield.is_new(sender.joined_on, parts, now=now), 0, not kept_away)


def _receiver(member: Member, now: datetime) -> Receiver:
    wish = wish_of(member)
    return Receiver(
        is_here=member.is_here and not member.is_left_in_peace,
        genders=_genders(member),
        is_new=is_new(member, now),
        from_whom=wish.from_whom,
        any_gender=wish.any_gender,
    )


def wish_of(member: Member) -> ContactWish:
    """What they chose; the usual, unsaved, when they chose nothing."""
    return ContactWish.objects.filter(member=member).first() or ContactWish(member=member)


def is_new(member: Member, now: datetime) -> bool:
    """Under the shield: within 90 days of joining, and not someone the community vouched for."""
    return shield.is_new(member.joined_on, member.all_roles, now=now)


def are_any_new(member_ids: Collection[UUID], now: datetime) -> bool:
    """Whether one of these people is under the shield."""
    lately = Member.objects.filter(pk__in=member_ids, joined_on__gt=(now - shield.SHIELD).date())
    vouched = Role.objects.filter(until=None, role__in=shield.VOUCHED).values("member")
    return lately.exclude(pk__in=vouched).exists()


def looks_at_first(sender: Member, others: Collection[UUID], *, said_before: int, now: datetime) -> bool:
    """Whether a person looks at a link or number in what ``sender`` says to ``others``, before it arrives."""
    return shield.looks_at_first(
        sender_is_new=is_new(sender, now),
        said_before=said_before,
        sender_parts=sender.all_roles,
        to_someone_new=are_any_new(others, now),
    )


def patterns(now: datetime) -> list[pattern.Counts]:
    """Every opener whose first contacts with newcomers are for a person to look at."""
    since = now - pattern.LOOKS_BACK
    met = [one for of in encounters for one in of(since, now)]
    found = pattern.counted(met, among=_newcomers_by_kind(now), now=now)
    return [counts for counts in found if counts.is_for_a_person]


def kind_of(gender_lists: Iterable[str]) -> str:
    """The lists that count someone, as one word; empty when they said none."""
    return "+".join(sorted(gender_lists))


def _newcomers_by_kind(now: datetime) -> dict[str, int]:
    """How many members of each kind joined since the time a pattern looks back to, or a shield before that."""
    since = (now - pattern.LOOKS_BACK - shield.SHIELD).date()
    told = LivedExperience.objects.filter(member__joined_on__gt=since, member__is_active=True)
    among: dict[str, int] = {}
    for lists in told.values_list("gender_lists", flat=True):
        if kind := kind_of(lists):
            among[kind] = among.get(kind, 0) + 1
    return among


def _genders(member: Member) -> frozenset[str]:
    return frozenset(member.lived.gender_lists) if hasattr(member, "lived") else frozenset()


def _opened_today(sender: Member, now: datetime) -> int:
    return sum(count(sender, now - shield.A_DAY) for count in first_contacts)
