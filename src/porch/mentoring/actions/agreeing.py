"""The short agreement of two: offered, written in, said yes to by both. New words ask again and end nothing."""

from datetime import datetime

from django.db import transaction

from porch.bonds.actions import NotTheirs, TooLate, make_lasting
from porch.bonds.actions.moving import move
from porch.bonds.models import Mode, Pair, Term
from porch.bonds.rules.lifecycles import LIVE
from porch.kit import vault
from porch.mentoring.models import Agreement, Line
from porch.mentoring.rules.agreements import newest
from porch.people.models import Member
from porch.people.rules.keys import of_member
from porch.wire.actions import seen, tell

LONGEST = 200


@transaction.atomic
def offer_agreement(pair: Pair, *, now: datetime) -> Agreement:
    """The newest words for these two, with the lines of the version before; both are told. Twice is once."""
    version = newest().version
    made, is_new = Agreement.objects.get_or_create(pair=pair, version=version, defaults={"offered_at": now})
    if is_new:
        before = Agreement.objects.filter(pair=pair, state="agreed").exclude(pk=made.pk).first()
        if before is not None:
            _carry_over(before, made)
        for person in (pair.first, pair.second):
            if person is not None:
                tell(person, kind="agreement", path=path_of(pair), now=now)
    return made


def offer_when_lasting(pair: Pair, now: datetime) -> None:
    """Two who begin to walk together without an end are offered the agreement along with it."""
    if pair.mode == Mode.MENTORS and pair.term == Term.LASTING:
        offer_agreement(pair, now=now)


@transaction.atomic
def write_line(agreement: Agreement, about: str, text: str, *, by: Member, now: datetime) -> None:
    """Say how often, how or what about. Whoever said yes before the words changed is asked to say it again."""
    _check(agreement, by, "offered")
    text = text.strip()[:LONGEST]
    kept = Line.objects.filter(agreement=agreement, about=about).first()
    if text == (kept.text if kept else ""):
        return
    if kept is not None:
        kept.delete()
    if text:
        made = Line(agreement=agreement, about=about, by=by, at=now)
        made.sealed_text = vault.seal(text, about=made.about_text, of=of_member(by.pk))
        made.save(force_insert=True)
    if not Agreement.objects.filter(pk=agreement.pk, state="offered").update(
        first_yes_at=None, second_yes_at=None
    ):
        raise TooLate("it is agreed")
    agreement.first_yes_at = agreement.second_yes_at = None


@transaction.atomic
def say_yes(agreement: Agreement, *, by: Member, now: datetime) -> bool:
    """Yes to these words as they stand; true when both have said it. Then a time at first becomes one that stays.

    NoPlaceLeft when the mentee has a lasting mentor by now: nothing is changed.
    """
    pair = _check(agreement, by, "offered")
    side = "first_yes_at" if by.pk == pair.first_id else "second_yes_at"
    Agreement.objects.filter(pk=agreement.pk, state="offered", **{side: None}).update(**{side: now})
    agreement.refresh_from_db()
    seen(by, path_of(pair), now)
    if agreement.first_yes_at is None or agreement.second_yes_at is None:
        other = pair.other_than(by)
        if other is not None and not pair.is_over_unsaid:
            tell(other, kind="agreement", path=path_of(pair), now=now)
        return False
    if pair.is_over_unsaid:  # nobody else sees it any more
        move(agreement, "agree", agreed_at=now)
        return True
    if pair.mode == Mode.MENTORS and pair.term != Term.LASTING:
        make_lasting(pair, now=now)
    Agreement.objects.filter(pair=pair, state="agreed").update(state="replaced")
    move(agreement, "agree", agreed_at=now)
    for person in (pair.first, pair.second):
        if person is not None:
            tell(person, kind="something-new", path=path_of(pair), now=now)
    return True


def ask_again(now: datetime) -> int:
    """Pairs whose agreement has newer words are asked, kindly; what they agreed to holds meanwhile."""
    version = newest().version
    older = Agreement.objects.filter(state="agreed", pair__state__in=LIVE).exclude(version=version)
    asked = Agreement.objects.filter(version=version).values("pair")
    pairs = list(Pair.objects.filter(pk__in=older.values("pair")).exclude(pk__in=asked))
    for pair in pairs:
        offer_agreement(pair, now=now)
    return len(pairs)


def end_with_the_pair(pair: Pair, now: datetime) -> None:
    """Two who no longer walk together have no agreement: it can still be read by both. After a block nothing shows."""
    if pair.quietly:
        return
    Agreement.objects.filter(pair=pair, state__in=("offered", "agreed")).update(state="over")


def path_of(pair: Pair) -> str:
    return f"/people/{pair.pk}/agreement/"


def _carry_over(before: Agreement, made: Agreement) -> None:
    for line in Line.objects.filter(agreement=before):
        copy = Line(agreement=made, about=line.about, by_id=line.by_id, at=line.at)
        copy.sealed_text = vault.seal(line.text, about=copy.about_text, of=of_member(line.by_id))
        copy.save(force_insert=True)


def _check(agreement: Agreement, by: Member, state: str) -> Pair:
    pair = Pair.objects.select_related("first", "second").get(pk=agreement.pair_id)
    if by.pk not in (pair.first_id, pair.second_id):
        raise NotTheirs
    if agreement.state != state or not pair.looks_live:
        raise TooLate("it is agreed, or the two have ended")
    return pair
