"""A house, its rooms and beds, who looked at it, and who is in which bed from when until when."""

from django.db import models
from django.db.models import Q

from porch.groups.models import Group
from porch.houses.rules.lists import LEVELS, PER
from porch.kit import vault
from porch.kit.ids import new_id
from porch.people.models import Member


class House(models.Model):
    """A recovery residence. ``group`` is its people as a body that decides: motions, officers, house meetings, talk.

    Whatever a stranger reads stands in the clear; the address does not. ``area`` is as near as a stranger learns.
    ``share_cents`` is what a place costs ``per`` week or month in ``currency``; ``covers`` says what that is for.
    ``medication`` says in words how medicine is kept: that people on medication are welcome is no setting.
    ``outside`` is who hears a complaint that is none of the house's business to judge: a name, and how to reach them.
    """

    class State(models.TextChoices):
        OPEN = "open"
        RESTING = "resting"  # takes in nobody for now
        CLOSED = "closed"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    slug = models.SlugField(max_length=60, unique=True)
    name = models.CharField(max_length=80)
    group = models.OneToOneField(Group, models.PROTECT, related_name="+")
    level = models.CharField(max_length=4, choices=[(one, one) for one in LEVELS])
    run_by = models.CharField(max_length=120)
    for_whom = models.CharField(max_length=20)  # a code of data/for_whom.json
    about = models.TextField(blank=True, default="")
    area = models.CharField(max_length=120)
    sealed_address = models.BinaryField(default=b"", blank=True)
    time_zone = models.CharField(max_length=64)
    share_cents = models.PositiveIntegerField()
    currency = models.CharField(max_length=3)
    per = models.CharField(max_length=5, choices=[(one, one) for one in PER], default="week")
    deposit_cents = models.PositiveIntegerField(default=0)
    covers = models.TextField()
    refunds = models.TextField()
    medication = models.TextField()
    children = models.TextField(blank=True, default="")
    visitors = models.TextField(blank=True, default="")
    step_free = models.CharField(max_length=8, default="ask")  # yes, partly, no, ask
    step_free_words = models.CharField(max_length=200, blank=True, default="")
    how_it_works = models.TextField(blank=True, default="")
    if_somebody_uses = models.TextField()
    outside = models.TextField()
    naloxone = models.CharField(max_length=200, blank=True, default="")  # where it is kept
    questions = models.TextField(blank=True, default="")  # what it asks whoever applies, one a line
    readmission_days = models.PositiveSmallIntegerField(default=30)
    state = models.CharField(max_length=8, choices=State, default=State.OPEN)
    opened_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True)
    asked_for_help_at = models.DateTimeField(null=True, blank=True)
    is_demo = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state="closed", closed_at__isnull=False)
                | (~Q(state="closed") & Q(closed_at=None)),
                name="a_house_that_closed_says_when",
            )
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def about_address(self) -> str:
        return f"houses_house|{self.pk}|sealed_address"

    @property
    def address(self) -> str:
        return (
            vault.unseal(self.sealed_address, about=self.about_address, gone="")
            if self.sealed_address
            else ""
        )


class Visit(models.Model):
    """Somebody from outside looked at the house: its page says who and when."""

    house = models.ForeignKey(House, models.CASCADE, related_name="visits")
    on = models.DateField()
    by = models.CharField(max_length=120)  # "The state affiliate", never a resident
    found = models.TextField(blank=True, default="")
    written_by = models.ForeignKey(Member, models.SET_NULL, null=True, related_name="+")


class Manager(models.Model):
    """Somebody who looks after the house and is paid or sent for it, without living there by a vote."""

    house = models.ForeignKey(House, models.CASCADE, related_name="managers")
    member = models.ForeignKey(Member, models.CASCADE, related_name="+")
    since = models.DateTimeField()
    until = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["house", "member"], condition=Q(until=None), name="somebody_manages_a_house_once"
            )
        ]


class Bed(models.Model):
    """One place to sleep. ``room`` and ``name`` are what the house calls them; ``gone_on``: it is a bed no longer."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    house = models.ForeignKey(House, models.CASCADE, related_name="beds")
    room = models.CharField(max_length=40)
    name = models.CharField(max_length=40)
    step_free = models.BooleanField(default=False)
    gone_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["house", "room", "name"],
                condition=Q(gone_on=None),
                name="a_bed_has_a_name_of_its_own",
            )
        ]

    def __str__(self) -> str:
        return f"{self.room}, {self.name}"


class Stay(models.Model):
    """Somebody lives in a house from ``from_on``; ``until_on`` is the first day on which they do not any more.

    ``readmission_on`` is from when they may ask again, where they left after a return to use.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    house = models.ForeignKey(House, models.CASCADE, related_name="stays")
    member = models.ForeignKey(Member, models.CASCADE, related_name="+")
    from_on = models.DateField()
    until_on = models.DateField(null=True, blank=True)
    ending = models.CharField(max_length=20, blank=True, default="")  # a code of rules/endings.py
    readmission_on = models.DateField(null=True, blank=True)
    came_from = models.UUIDField(null=True, blank=True)  # the stay in another house, where they moved over
    share_cents = models.PositiveIntegerField()  # what was agreed when they moved in

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(until_on=None, ending="") | (Q(until_on__isnull=False) & ~Q(ending="")),
                name="a_stay_in_a_house_that_ended_says_when_and_how",
            ),
            models.CheckConstraint(
                condition=Q(until_on=None) | Q(until_on__gte=models.F("from_on")),
                name="a_stay_in_a_house_ends_after_it_begins",
            ),
            models.UniqueConstraint(
                fields=["member"], condition=Q(until_on=None), name="somebody_lives_in_one_house"
            ),
        ]
        indexes = [models.Index(fields=["house", "until_on"], name="stays_in_a_house")]


class StayCorrection(models.Model):
    """What was put right about a stay: nothing is written over without a row that says what it was and why."""

    stay = models.ForeignKey(Stay, models.CASCADE, related_name="corrections")
    at = models.DateTimeField()
    by = models.ForeignKey(Member, models.SET_NULL, null=True, related_name="+")
    what = models.CharField(max_length=12)
    was = models.CharField(max_length=40, blank=True, default="")
    became = models.CharField(max_length=40, blank=True, default="")
    because = models.CharField(max_length=200)


class Taken(models.Model):
    """A bed is taken from ``from_on`` until the day before ``until_on``: by a stay, held for somebody, or out of use.

    Two rows of one bed never share a night: it is looked for under a lock on the bed (``actions/beds.py``), and the
    constraint below refuses two that have no end. ``hold`` is why it is held, where it is not a stay.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    bed = models.ForeignKey(Bed, models.CASCADE, related_name="taken")
    stay = models.ForeignKey(Stay, models.CASCADE, null=True, blank=True, related_name="beds")
    application = models.ForeignKey(
        "houses.Application", models.CASCADE, null=True, blank=True, related_name="holds"
    )
    hold = models.CharField(max_length=12, blank=True, default="")  # a code of rules/beds.py: HOLDS
    from_on = models.DateField()
    until_on = models.DateField(null=True, blank=True)
    by = models.ForeignKey(Member, models.SET_NULL, null=True, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["bed"], condition=Q(until_on=None), name="a_bed_is_taken_without_end_once"
            ),
            models.CheckConstraint(
                condition=Q(until_on=None) | Q(until_on__gt=models.F("from_on")),
                name="a_bed_is_taken_for_a_night",
            ),
            models.CheckConstraint(
                condition=Q(stay__isnull=False, hold="") | (Q(stay=None) & ~Q(hold="")),
                name="a_bed_is_taken_by_a_stay_or_held",
            ),
        ]
        indexes = [models.Index(fields=["bed", "from_on"], name="nights_of_a_bed")]
