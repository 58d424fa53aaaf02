"""The person an action applies to asks somebody else to look again, and that somebody answers."""

from datetime import datetime

from django.db import IntegrityError, transaction
from django.urls import reverse

from porch.people.models import Member
from porch.record.actions import note
from porch.safety.actions.measures import end
from porch.safety.models import Appeal, Measure
from porch.safety.queries import judges_of
from porch.safety.rules.cases import NotDoable
from porch.safety.rules.measures import APPEAL, APPEAL_TIME, LIFE, LONGEST, WrongMeasure, until_of
from porch.wire.actions import tell


@transaction.atomic
def appeal(measure: Measure, words: str, *, by: Member, now: datetime) -> Appeal:
    """Ask for another look at what applies to ``by``; once for each action. NotDoable with a sentence."""
    words = words.strip()
    if not words:
        raise NotDoable("Say in a line or two why somebody else should look at it.")
    if len(words) > LONGEST:
        raise NotDoable(f"That is {len(words):,} characters; {LONGEST:,} fit.")
    if measure.member_id != by.pk or measure.state != "standing":
        raise NotDoable("This does not apply to you any more, so there is nothing to look at again.")
    if measure.after_id is not None:
        raise NotDoable("Somebody else has looked at this once already. That answer stands.")
    made = Appeal(measure=measure, made_at=now, aim_at=now + APPEAL_TIME)
    made.sealed_words = made.sealed(words, "words")
    try:
        with transaction.atomic():
            made.save(force_insert=True)
    except IntegrityError as twice:
        raise NotDoable("You have asked for this once already.") from twice
    note("appeal.made", by=by.pk, about=made.pk, now=now, detail={"kind": measure.kind})
    for judge in judges_of(made):
        tell(judge, kind="needs-a-person", path=reverse("safety:appeals"), now=now)
    return made


@transaction.atomic
def decide(
    found: Appeal,
    verb: str,
    words: str,
    *,
    by: Member,
    now: datetime,
    kind: str = "",
    days: int | None = None,
) -> None:
    """Answer an appeal: "uphold", "lift", or "change" to the milder ``kind`` for ``days``. NotDoable with a sentence.

    Whoever acted, or is close to anyone in it, is no judge of it.
    """
    words, measure = words.strip(), found.measure
    if verb not in APPEAL.moves:
        raise NotDoable("Choose what becomes of it.")
    if not words:
        raise NotDoable("Write a line to the person who asked.")
    if len(words) > LONGEST:
        raise NotDoable(f"That is {len(words):,} characters; {LONGEST:,} fit.")
    if by not in judges_of(found):
        raise NotDoable("This one is for somebody else to answer.")
    if verb == "change" and kind not in measure.of.milder:
        raise NotDoable("Choose what it becomes: something milder.")
    _close(found, verb, words, by=by, now=now)
    if verb == "change":
        _change(measure, kind, days, words, by=by, now=now)
    elif verb == "lift":
        end(measure, "lift", by=by, now=now)
    if measure.member is not None:
        tell(measure.member, kind="standing", path=reverse("safety:standing"), now=now)


def _close(found: Appeal, verb: str, words: str, *, by: Member, now: datetime) -> None:
    waiting = Appeal.objects.filter(pk=found.pk, state__in=APPEAL.sources(verb))
    answer = found.sealed(words, "answer")
    to = APPEAL.after(verb, APPEAL.start)
    if not waiting.update(state=to, decided_by=by, decided_at=now, sealed_answer=answer):
        raise NotDoable("This has been answered already.")
    found.refresh_from_db()
    note("appeal.answered", by=by.pk, about=found.pk, now=now, detail={"how": to})


def _change(measure: Measure, kind: str, days: int | None, words: str, *, by: Member, now: datetime) -> None:
    try:
        until = until_of(kind, days, now=now)
    except WrongMeasure as wrong:
        raise NotDoable(str(wrong)) from wrong
    if not end(measure, "change", by=by, now=now):
        return
    made = Measure(
        case=measure.case,
        member=measure.member,
        kind=kind,
        rule=measure.rule,
        state=LIFE.after("begin", LIFE.start),
        by=by,
        made_at=now,
        until=until,
        after=measure,
    )
    made.sealed_words = made.sealed(words, "words")
    Measure.objects.filter(member=measure.member, kind=kind, state="standing").exclude(kind="warn").update(
        state="over", ended_at=now
    )
    made.save(force_insert=True)
    note("measure.begun", by=by.pk, about=made.pk, now=now, detail={"kind": kind, "after": str(measure.pk)})
