"""What is owed and paid in a house, to the cent: accounts, entries, and the two or more sides of each entry."""

from typing import Any

from django.db import models
from django.db.models import Q

from porch.houses.models.house import House, Stay
from porch.kit import vault
from porch.kit.ids import new_id
from porch.people.models import Member


class NeverChanged(Exception):
    """Somebody tried to write over what stands in a book."""


class Account(models.Model):
    """One account of a house's book: what somebody owes, or what is held of theirs, or one of the house's own.

    ``code`` is one of rules/book.py, ``stay`` whose it is. When whoever stayed is gone from here the account stays,
    and is nobody's.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    house = models.ForeignKey(House, models.CASCADE, related_name="accounts")
    stay = models.ForeignKey(Stay, models.SET_NULL, null=True, blank=True, related_name="accounts")
    code = models.CharField(max_length=20)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["house", "code"],
                condition=~Q(code__in=["resident", "deposit"]),
                name="a_house_has_each_account_once",
            ),
            models.UniqueConstraint(
                fields=["stay", "code"],
                condition=Q(stay__isnull=False),
                name="a_stay_has_each_account_once",
            ),
        ]


class Terms(models.Model):
    """That a house keeps its book here: since when, and on which weekday a week of it begins (Monday is 0)."""

    house = models.OneToOneField(House, models.CASCADE, related_name="book")
    from_on = models.DateField()
    weekday = models.PositiveSmallIntegerField(default=0)
    begun_by = models.ForeignKey(Member, models.SET_NULL, null=True, related_name="+")


class Entry(models.Model):
    """Something that happened to the book, once and for all: it is never changed, only followed by another.

    ``number`` counts up without a gap in each house, and is what a receipt goes by. ``what`` is a code of
    rules/book.py; ``undoes`` is the entry this one takes back.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    house = models.ForeignKey(House, models.CASCADE, related_name="entries")
    number = models.PositiveIntegerField()
    on = models.DateField()
    at = models.DateTimeField()
    for_on = models.DateField(null=True, blank=True)  # first day of the week or month a share is for
    what = models.CharField(max_length=16)
    words = models.CharField(max_length=200, blank=True, default="")
    by = models.ForeignKey(Member, models.SET_NULL, null=True, related_name="+")
    undoes = models.OneToOneField("self", models.PROTECT, null=True, blank=True, related_name="undone_by")
    key = models.CharField(
        max_length=80, blank=True, default=""
    )  # what is raised by the clock is raised once

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["house", "number"], name="entries_of_a_house_are_numbered"),
            models.UniqueConstraint(
                fields=["house", "key"], condition=~Q(key=""), name="what_is_due_is_raised_once"
            ),
        ]

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise NeverChanged("an entry is followed by another, and never changed")
        super().save(*args, **kwargs)


class Posting(models.Model):
    """One side of an entry, in cents. The sides of an entry add up to nothing."""

    entry = models.ForeignKey(Entry, models.CASCADE, related_name="postings")
    account = models.ForeignKey(Account, models.PROTECT, related_name="postings")
    cents = models.BigIntegerField()

    class Meta:
        constraints = [models.CheckConstraint(condition=~Q(cents=0), name="a_posting_moves_something")]
        indexes = [models.Index(fields=["account"], name="postings_of_an_account")]


class Plan(models.Model):
    """What somebody and their house agreed about money that is behind: so much a time, from a day on.

    ``from_house``: the house proposed it, and it waits for the resident; otherwise it waits for the house.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    stay = models.ForeignKey(Stay, models.CASCADE, related_name="plans")
    total_cents = models.PositiveIntegerField()
    each_cents = models.PositiveIntegerField()
    per = models.CharField(max_length=5)
    from_on = models.DateField()
    from_house = models.BooleanField(default=False)
    proposed_at = models.DateTimeField()
    proposed_by = models.ForeignKey(Member, models.SET_NULL, null=True, related_name="+")
    agreed_at = models.DateTimeField(null=True, blank=True)
    agreed_by = models.ForeignKey(Member, models.SET_NULL, null=True, blank=True, related_name="+")
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["stay"], condition=Q(ended_at=None), name="one_plan_about_money_at_a_time"
            )
        ]


class SaidPaid(models.Model):
    """Somebody says that they paid. It is a payment when whoever keeps the book says yes: then ``entry`` is set."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    stay = models.ForeignKey(Stay, models.CASCADE, related_name="said_paid")
    cents = models.PositiveIntegerField()
    how = models.CharField(max_length=8)  # cash or bank
    on = models.DateField()
    said_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(Member, models.SET_NULL, null=True, blank=True, related_name="+")
    entry = models.OneToOneField(Entry, models.SET_NULL, null=True, blank=True, related_name="+")


class NotRight(models.Model):
    """Somebody says that an entry on their account is not right; whoever keeps the book looks, and answers."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    stay = models.ForeignKey(Stay, models.CASCADE, related_name="not_right")
    entry = models.ForeignKey(Entry, models.CASCADE, related_name="+")
    sealed_words = models.BinaryField(default=b"", blank=True)
    said_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(Member, models.SET_NULL, null=True, blank=True, related_name="+")
    is_undone = models.BooleanField(default=False)  # the answer was to take the entry back

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["entry", "stay"], condition=Q(answered_at=None), name="an_entry_is_doubted_once"
            )
        ]

    @property
    def about_words(self) -> str:
        return f"houses_notright|{self.pk}|sealed_words"

    @property
    def words(self) -> str:
        return vault.unseal(self.sealed_words, about=self.about_words, gone="") if self.sealed_words else ""
