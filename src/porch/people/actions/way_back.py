"""Getting back in when password and words are both lost: a proof agreed before, a code, a day to refuse."""

import random
from datetime import datetime
from uuid import UUID

from allauth.mfa.models import Authenticator
from django.contrib.auth.hashers import make_password
from django.db import IntegrityError, transaction

from porch.people.actions.recovery import NeverForStaff, new_recovery_words
from porch.people.actions.sessions import end_sessions
from porch.people.models import Member, Proof, WayBack
from porch.people.models.way_back import AT_THE_MACHINE, BY_PHRASE, IN_PERSON
from porch.people.queries.way_back import (
    code_secret,
    may_come_back,
    phrase_secret,
    proof_of,
    usable_by,
    whose_proof,
)
from porch.people.registries import on_way_back
from porch.people.rules.way_back import DELAY, USABLE, WAY_BACK, as_code, checked_phrase, draw_code
from porch.record.actions import note


class DoNotGoTogether(Exception):
    """Nobody of that name, not what was agreed, or a way back is open already: which, is not said."""


class TooLate(Exception):
    """The way back was refused, used or over a moment before, or its day has not passed."""


@transaction.atomic
def agree_way_back(member: Member, *, phrase: str | None, in_person: bool, now: datetime) -> Proof | None:
    """Say what a coordinator may go by. ``phrase`` None keeps the one said before, "" forgets it.

    Nothing agreed is None: then nobody can let this member back in. NotAPhrase for a phrase that is no good,
    NeverForStaff for staff.
    """
    if member.is_staff:
        raise NeverForStaff(member.handle)
    before = proof_of(member)
    digest = before.digest if before else ""
    if phrase is not None:
        said = checked_phrase(phrase, member.handle) if phrase else ""
        digest = make_password(phrase_secret(member.handle_key, said)) if said else ""
    detail = {"phrase": bool(digest), "in_person": in_person}
    note("way-back-agreed", by=member.pk, about=member.pk, now=now, detail=detail)
    if not digest and not in_person:
        Proof.objects.filter(member=member).delete()
        return None
    proof, _ = Proof.objects.update_or_create(
        member=member, defaults={"digest": digest, "in_person": in_person, "made_on": now.date()}
    )
    return proof


def make_way_back(handle: str, phrase: str | None, *, by: Member, now: datetime) -> tuple[WayBack, str]:
    """A coordinator's: by the phrase the person said, or (None) in person. Returns it and its code, once.

    DoNotGoTogether, always after one check of an Argon2id record, when nothing may be made.
    """
    member = whose_proof(handle, phrase)
    if member is None:
        raise DoNotGoTogether(handle)
    return _make(member, IN_PERSON if phrase is None else BY_PHRASE, by=by, now=now)


def make_way_back_here(
    member: Member, *, now: datetime, ends_second_factor: bool = False
) -> tuple[WayBack, str]:
    """At the machine: for staff, who have no other, and for nobody else: a member is let in by what they agreed on.

    It keeps their second factor unless that is said to be lost too.
    """
    if not (member.is_staff and may_come_back(member)):
        raise DoNotGoTogether(member.handle)
    return _make(member, AT_THE_MACHINE, by=None, now=now, ends_second_factor=ends_second_factor)


def _make(
    member: Member, proof: str, *, by: Member | None, now: datetime, ends_second_factor: bool = False
) -> tuple[WayBack, str]:
    code = draw_code(random.SystemRandom())
    opens_at = now + DELAY
    try:
        with transaction.atomic():
            _end_those_over(now, of=member)
            made = WayBack.objects.create(
                member=member,
                digest=make_password(code_secret(member.pk, as_code(code))),
                by=by,
                proof=proof,
                ends_second_factor=ends_second_factor,
                made_at=now,
                opens_at=opens_at,
                until=opens_at + USABLE,
            )
            Member.objects.filter(pk=member.pk).update(way_back_open=True)
            detail = {"proof": proof, "ends_second_factor": ends_second_factor}
            note("way-back-made", by=by.pk if by else None, about=member.pk, now=now, detail=detail)
            _follow(made, now)
    except IntegrityError as open_already:
        raise DoNotGoTogether(member.handle) from open_already
    member.way_back_open = True
    return made, code


@transaction.atomic
def refuse_way_back(member: Member, *, now: datetime) -> WayBack | None:
    """The member's no, from any open session: the code is worth nothing, and neither is what it went by.

    Whoever asked knew the phrase, or passed for the person: that must not work twice. None when nothing is open.
    """
    found = WayBack.objects.filter(member=member, state=WayBack.State.OPEN).first()
    if found is None or not _end(found, "refuse", by=member.pk, now=now):
        return None
    _forget_proof(member, found.proof)
    member.way_back_open = False
    return found


@transaction.atomic
def end_way_back(pk: UUID, *, by: Member, now: datetime) -> None:
    """A coordinator takes one back that was made at the desk; TooLate when it is not open."""
    found = WayBack.objects.filter(pk=pk, state=WayBack.State.OPEN).first()
    if found is None or not _end(found, "end", by=by.pk, now=now):
        raise TooLate(str(pk))


def end_ways_back_over(now: datetime) -> int:
    """Those nobody used in time; the clock calls this. Returns how many."""
    return _end_those_over(now)


@transaction.atomic
def keep_to_second_factor(member: Member, *, now: datetime) -> None:
    """Someone becomes staff: what was agreed before would be a way around their second factor."""
    Proof.objects.filter(member=member).delete()
    for found in WayBack.objects.filter(member=member, state=WayBack.State.OPEN).exclude(
        proof=AT_THE_MACHINE
    ):
        _end(found, "end", by=None, now=now)


@transaction.atomic
def end_ways_back_of(member: Member, now: datetime) -> None:
    """Someone asked to leave: from then on nobody is let in."""
    for found in WayBack.objects.filter(member=member, state=WayBack.State.OPEN):
        _end(found, "end", by=member.pk, now=now)
    member.way_back_open = False


@transaction.atomic
def use_way_back(way_back: WayBack, password: str, *, now: datetime) -> str:
    """Set the new password; the way back is used. Returns fresh recovery words, "" for staff.

    Every other session ends. A phrase that was said
    aloud is forgotten. TooLate when the way back does not open now: of two at once, one comes first.
    """
    found = usable_by(way_back.pk, now)
    if found is None or not _end(found, "use", by=found.member_id, now=now):
        raise TooLate(str(way_back.pk))
    member = found.member
    end_sessions(member)
    member.set_password(password)
    member.way_back_open = False
    member.save(update_fields=["password", "way_back_open"])
    if found.proof == BY_PHRASE:
        _forget_proof(member, BY_PHRASE)
    if found.ends_second_factor:
        Authenticator.objects.filter(user=member).delete()
    return "" if member.is_staff else new_recovery_words(member, now=now)


def forget_phrase(member: Member) -> bool:
    """The phrase goes with the name it was said under; whether there was one."""
    had = Proof.objects.filter(member=member).exclude(digest="").exists()
    _forget_proof(member, BY_PHRASE)
    return had


def _forget_proof(member: Member, proof: str) -> None:
    mine = Proof.objects.filter(member=member)
    if proof == BY_PHRASE:
        mine.update(digest="")
    elif proof == IN_PERSON:
        mine.update(in_person=False)
    mine.filter(digest="", in_person=False).delete()


@transaction.atomic
def _end_those_over(now: datetime, of: Member | None = None) -> int:
    over = WayBack.objects.filter(state=WayBack.State.OPEN, until__lte=now)
    if of is not None:
        over = over.filter(member=of)
    return sum(_end(one, "end", by=None, now=now) for one in over)


def _end(way_back: WayBack, verb: str, *, by: UUID | None, now: datetime) -> bool:
    """Claim the move; False when somebody else made one first."""
    state = WAY_BACK.after(verb, WayBack.State.OPEN)
    still_open = WayBack.objects.filter(pk=way_back.pk, state__in=WAY_BACK.sources(verb))
    if not still_open.update(state=state, ended_at=now):
        return False
    way_back.state, way_back.ended_at = WayBack.State(state), now
    Member.objects.filter(pk=way_back.member_id).update(way_back_open=False)
    note(f"way-back-{state}", by=by, about=way_back.member_id, now=now, detail={"proof": way_back.proof})
    _follow(way_back, now)
    return True


def _follow(way_back: WayBack, now: datetime) -> None:
    for follow in on_way_back:
        follow(way_back, now)
