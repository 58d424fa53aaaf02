"""What the desk does about a case, each time with a rule, a notice and an end where there is one."""

from datetime import datetime

from django.db import IntegrityError, transaction
from django.urls import reverse

from porch.people.models import Member
from porch.people.queries import rules
from porch.people.registries import on_leaving
from porch.record.actions import note
from porch.safety.actions.cases import renew
from porch.safety.models import Case, Measure
from porch.safety.queries import in_force, things_to_hide
from porch.safety.registries import on_hiding
from porch.safety.rules.cases import NotDoable
from porch.safety.rules.measures import KINDS, LIFE, LONGEST, WrongMeasure, until_of
from porch.wire.actions import drop, tell


@transaction.atomic
def act(
    case: Case,
    kind: str,
    *,
    rule: int,
    by: Member,
    now: datetime,
    words: str = "",
    days: int | None = None,
    thing: str = "",
) -> Measure:
    """Take one action about the person the case is about, citing the community's rule number ``rule`` (from 1).

    It applies at once, except one that needs a second person. ``thing`` ("message:ID") names what is hidden.
    NotDoable, with a sentence, for what cannot be; TakenBySomeoneElse where ``by`` has not the case in hand.
    """
    cited = _checked(case, kind, rule, words, thing)
    try:
        until = until_of(kind, days, now=now)
    except WrongMeasure as wrong:
        raise NotDoable(str(wrong)) from wrong
    renew(case, by=by, now=now)
    verb = "ask" if KINDS[kind].needs_two else "begin"
    made = Measure(
        case=case,
        member=_whom(case, thing),
        kind=kind,
        thing=thing,
        rule=cited,
        state=LIFE.after(verb, LIFE.start),
        by=by,
        made_at=now,
        until=until,
    )
    made.sealed_words = made.sealed(words.strip(), "words")
    _insert(made)
    detail = {"kind": kind, "rule": rule, "case": str(case.pk)}
    note(f"measure.{'asked' if verb == 'ask' else 'begun'}", by=by.pk, about=made.pk, now=now, detail=detail)
    if verb == "begin":
        _apply(made, now)
    return made


def _checked(case: Case, kind: str, rule: int, words: str, thing: str) -> str:
    """The rule that is cited; NotDoable for what does not fit this case."""
    if kind not in KINDS:
        raise NotDoable("Choose what to do.")
    lines = rules()
    if not 1 <= rule <= len(lines):
        raise NotDoable("Choose the rule that this is about.")
    if len(words) > LONGEST:
        raise NotDoable(f"The notice is {len(words):,} characters long; {LONGEST:,} fit.")
    if KINDS[kind].on_message and thing not in _things(case):
        raise NotDoable("Choose the message that this is about.")
    if _whom(case, thing if KINDS[kind].on_message else "") is None:
        raise NotDoable(
            "This case is about nobody in particular, or they have left: there is nobody to act on."
        )
    return lines[rule - 1]


def _things(case: Case) -> dict[str, Member | None]:
    return {f"{one.about_kind}:{one.about_id}": one.about_member for one in things_to_hide(case)}


def _whom(case: Case, thing: str) -> Member | None:
    return _things(case)[thing] if thing else case.about_member


def _insert(made: Measure) -> None:
    if not KINDS[made.kind].on_message:
        made.thing = ""
    try:
        with transaction.atomic():
            made.save(force_insert=True)
    except IntegrityError as stands:
        raise NotDoable("That applies to them already.") from stands


@transaction.atomic
def agree(measure: Measure, *, by: Member, now: datetime) -> None:
    """A second person says yes: it begins. NotDoable where it was answered already, or by the one who asked."""
    _answer(measure, "begin", by=by, now=now, agreed_at=now)
    _apply(measure, now)


@transaction.atomic
def refuse(measure: Measure, *, by: Member, now: datetime) -> None:
    """A second person says no: it never begins, and the person it was about learns nothing of it."""
    _answer(measure, "refuse", by=by, now=now, ended_at=now)


def _answer(measure: Measure, verb: str, *, by: Member, now: datetime, **values: object) -> None:
    waiting = Measure.objects.filter(pk=measure.pk, state="asked").exclude(by=by)
    if not waiting.update(state=LIFE.after(verb, "asked"), second=by, **values):
        raise NotDoable("This has been answered already, or it was you who asked for it.")
    measure.refresh_from_db()
    act = "measure.agreed" if verb == "begin" else "measure.refused"
    note(act, by=by.pk, about=measure.pk, now=now, detail={"kind": measure.kind})


def _apply(measure: Measure, now: datetime) -> None:
    """What follows at once: the notice, and what it hides or locks."""
    member = measure.member
    if member is None:
        return
    if measure.of.on_message:
        _show_or_hide(measure, now)
    if measure.kind == "ban":
        lock(member, now)
    tell(member, kind="standing", path=reverse("safety:standing"), now=now)


def lock(member: Member, now: datetime) -> None:
    """Close the account for everything but what is its owner's own; people of theirs are parted from it."""
    if member.state == Member.State.LEAVING:
        return
    if member.state != Member.State.LOCKED:
        member.state, member.paused_until = Member.State.LOCKED, None
        member.save(update_fields=["state", "paused_until"])
        for follow in on_leaving:
            follow(member, now)
    drop(None, member)


def lock_again(member: Member, now: datetime) -> None:
    """Someone takes back that they are leaving: a ban that stands has not gone away by that."""
    if in_force(now).filter(member=member, kind="ban").exists():
        lock(member, now)


@transaction.atomic
def end(measure: Measure, verb: str, *, by: Member | None, now: datetime) -> bool:
    """End what stands: "run-out", "lift" or "change". False when it had ended already."""
    standing = Measure.objects.filter(pk=measure.pk, state__in=LIFE.sources(verb))
    if not standing.update(state=LIFE.after(verb, "standing"), ended_at=now):
        return False
    measure.refresh_from_db()
    note("measure.ended", by=by.pk if by else None, about=measure.pk, now=now, detail={"how": measure.state})
    if measure.of.on_message:
        _show_or_hide(measure, now)
    if measure.kind == "ban" and measure.member is not None:
        _unlock(measure.member)
    return True


def _unlock(member: Member) -> None:
    closed = Member.objects.filter(pk=member.pk, state=Member.State.LOCKED)
    if closed.update(state=Member.State.HERE):
        member.state = Member.State.HERE


def _show_or_hide(measure: Measure, now: datetime) -> None:
    kind, _, ident = measure.thing.partition(":")
    for follow in on_hiding:
        follow(kind, ident, now)


@transaction.atomic
def lift(measure: Measure, *, by: Member, now: datetime) -> None:
    """The desk itself ends what it began; the person is told."""
    renew(measure.case, by=by, now=now)
    if end(measure, "lift", by=by, now=now) and measure.member is not None:
        tell(measure.member, kind="standing", path=reverse("safety:standing"), now=now)


def end_what_is_over(now: datetime) -> None:
    """The clock: write down what has ended by its day, and show again what was held."""
    for measure in Measure.objects.filter(state="standing", until__lte=now).select_related("member"):
        end(measure, "run-out", by=None, now=now)
