"""Going out, being later, coming back; looking at a return that was late; being away for a while."""

from datetime import date, datetime, timedelta

from django.db import transaction

from porch.houses.actions.telling import call_those_who_look_after, tell_resident
from porch.houses.models import Away, SignOut, Stay
from porch.houses.queries import going_out as seen
from porch.houses.queries import voted
from porch.houses.rules.refusing import Refused
from porch.houses.rules.signing_out import GRACE, LONGEST, Found, is_to_be_told, was_late
from porch.kit import vault
from porch.people.models import Member
from porch.people.rules.keys import of_member
from porch.record.actions import note

NOT_VOTED = "This house does not sign out. It can vote for that, and vote against it again."


@transaction.atomic
def go_out(
    stay: Stay,
    back_by: datetime,
    *,
    words: str = "",
    is_night: bool = False,
    is_shown: bool = False,
    now: datetime,
) -> SignOut:
    """They mean to be back by then. Refused where the house did not vote for it, or they are out already."""
    if not voted.signs_out(stay.house):
        raise Refused(NOT_VOTED)
    if not now < back_by <= now + LONGEST:
        raise Refused("Say a time after now, and within two weeks. For longer, say that you are away.")
    Stay.objects.select_for_update().get(pk=stay.pk)
    if seen.out_now(stay) is not None:
        raise Refused("You are out already. Say that you are back first, or that you are later.")
    made = SignOut(stay=stay, out_at=now, back_by=back_by, is_night=is_night, is_shown=is_shown)
    if words:
        made.sealed_words = vault.seal(words, about=made.about_words, of=of_member(stay.member_id))
    made.save(force_insert=True)
    return made


def be_later(row: SignOut, back_by: datetime, *, now: datetime) -> None:
    """Another time by which they are back, as often as it takes. Whoever was told is told anew if it passes."""
    if not now < back_by <= now + LONGEST:
        raise Refused("Say a time after now, and within two weeks.")
    SignOut.objects.filter(pk=row.pk, back_at=None).update(back_by=back_by, told_at=None)


def come_back(row: SignOut, *, by: Member, now: datetime) -> None:
    """One tap. Whoever looks after the house may say it too, who saw them: that is noted."""
    changed = SignOut.objects.filter(pk=row.pk, back_at=None).update(back_at=now)
    if changed and by.pk != row.stay.member_id:
        note("house-back", by=by.pk, about=row.stay.member_id, now=now, detail={"out": str(row.pk)})


@transaction.atomic
def look_at(row: SignOut, found: str, *, by: Member, now: datetime) -> None:
    """Somebody looked at a return that was late, and what they found. Whose it is reads it and is told that there is
    something to read; nothing else follows. Nobody looks at their own."""
    code = Found(found)
    if by.pk == row.stay.member_id:
        raise Refused("Somebody else looks at yours.")
    if not was_late(seen.span_of(row)):
        raise Refused("There is nothing to look at: they were back in time.")
    changed = SignOut.objects.filter(pk=row.pk, looked_at=None).update(
        looked_at=now, looked_by=by, found=code.value
    )
    if changed:
        note("house-late-looked-at", by=by.pk, about=row.stay.member_id, now=now, detail={"out": str(row.pk)})
        tell_resident(row.stay, "houses:out", now=now)


def watch(now: datetime) -> int:
    """Call those who look after a house in which somebody is not back, once for each time that was said. Where a house
    voted signing out off, whoever was out is out no longer."""
    called = 0
    late = SignOut.objects.filter(back_at=None, told_at=None, back_by__lte=now - GRACE)
    for row in late.select_related("stay__house__group", "stay__member"):
        house = row.stay.house
        if not voted.signs_out(house) or not seen.of_house(house, now).filter(pk=row.pk).exists():
            SignOut.objects.filter(pk=row.pk).update(back_at=row.back_by)
        elif is_to_be_told(seen.span_of(row), now):
            with transaction.atomic():
                if SignOut.objects.filter(pk=row.pk, told_at=None, back_at=None).update(told_at=now):
                    call_those_who_look_after(house, "houses:board", but=row.stay.member_id, now=now)
                    called += 1
    return called


def be_away(stay: Stay, from_on: date, until_on: date, *, is_shown: bool) -> Away:
    """Away from that day on until the day before ``until_on``: chores pass them by."""
    if until_on <= from_on or until_on - from_on > timedelta(days=180):
        raise Refused("Come back on a later day than you go, and within half a year.")
    same = Away.objects.filter(stay=stay, from_on__lt=until_on, until_on__gt=from_on)
    if same.exists():
        raise Refused("You said already that you are away on one of these days. Take that back first.")
    return Away.objects.create(stay=stay, from_on=from_on, until_on=until_on, is_shown=is_shown)


def not_away(row: Away) -> None:
    """It is not so after all, or is over sooner."""
    row.delete()
