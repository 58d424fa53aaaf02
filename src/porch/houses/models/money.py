"""What is owed and paid in a house, to the cent: accounts, entries, and the two or more sides of each entry."""

from django.db import models
from django.db.models import Q

from porch.houses.models.house import House, Stay
from porch.kit.ids import new_id
from porch.people.models import Member


class Account(models.Model):
    """One account of a house's book: a resident's (``stay``), or one of the house's own (``code`` of rules/book.py)."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    house = models.ForeignKey(House, models.CASCADE, related_name="accounts")
    stay = models.OneToOneField(Stay, models.SET_NULL, null=True, blank=True, related_name="account")
    code = models.CharField(max_length=20)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["house", "code"], condition=~Q(code="resident"), name="a_house_has_each_account_once"
            )
        ]


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


class Posting(models.Model):
    """One side of an entry, in cents. The sides of an entry add up to nothing."""

    entry = models.ForeignKey(Entry, models.CASCADE, related_name="postings")
    account = models.ForeignKey(Account, models.PROTECT, related_name="postings")
    cents = models.BigIntegerField()

    class Meta:
        constraints = [models.CheckConstraint(condition=~Q(cents=0), name="a_posting_moves_something")]
        indexes = [models.Index(fields=["account"], name="postings_of_an_account")]


class Plan(models.Model):
    """What somebody and their house agreed about money that is behind: so much a time, from a day on."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    stay = models.ForeignKey(Stay, models.CASCADE, related_name="plans")
    total_cents = models.PositiveIntegerField()
    each_cents = models.PositiveIntegerField()
    per = models.CharField(max_length=5)
    from_on = models.DateField()
    agreed_at = models.DateTimeField(null=True, blank=True)
    proposed_by = models.ForeignKey(Member, models.SET_NULL, null=True, related_name="+")
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["stay"], condition=Q(ended_at=None), name="one_plan_about_money_at_a_time"
            )
        ]
