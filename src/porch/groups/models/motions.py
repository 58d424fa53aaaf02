"""A motion: what a group is asked to decide, and once it has, what came of it."""

from django.db import models
from django.db.models import Q

from porch.groups.models.group import Group
from porch.groups.models.service import Position
from porch.groups.rules.motions import BEFORE_THE_GROUP, DECIDED, MOST_OPEN, MOTION, Terms, terms_from
from porch.kit import vault
from porch.kit.ids import new_id
from porch.people.models import Member
from porch.people.rules.keys import of_member


class Motion(models.Model):
    """``text`` is a decision in words, ``why`` what speaks for it. ``terms`` are those of the day it was put.

    ``slot`` is one of the few places a group has for what is open at once. ``was`` is what held when a motion about a
    setting was decided. ``matter`` is a code of ``registries.matters``, ``about`` what it is about: something an upper
    room puts to the vote. The numbers are there once it is over, and never who said what.
    """

    LIFECYCLE = MOTION

    class Kind(models.TextChoices):
        TEXT = "text"
        SETTING = "setting"
        SEAT = "seat"
        UNSEAT = "unseat"
        END = "end"
        MATTER = "matter"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    group = models.ForeignKey(Group, models.CASCADE, related_name="motions")
    kind = models.CharField(max_length=10, choices=Kind)
    setting = models.CharField(max_length=40, blank=True, default="")
    value = models.CharField(max_length=40, blank=True, default="")
    was = models.CharField(max_length=40, blank=True, default="")
    matter = models.CharField(max_length=40, blank=True, default="")
    about = models.UUIDField(null=True, blank=True)
    position = models.ForeignKey(Position, models.SET_NULL, null=True, blank=True, related_name="+")
    months = models.PositiveSmallIntegerField(null=True, blank=True)
    sealed_text = models.BinaryField(default=b"", blank=True)
    sealed_why = models.BinaryField(default=b"", blank=True)
    brought_by = models.ForeignKey(Member, models.SET_NULL, null=True, related_name="+")
    state = models.CharField(max_length=15, default=MOTION.start)
    slot = models.PositiveSmallIntegerField(null=True, blank=True)
    terms_told = models.JSONField(default=dict)
    made_at = models.DateTimeField()
    put_at = models.DateTimeField(null=True, blank=True)
    due_at = models.DateTimeField(null=True, blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)
    yes = models.PositiveIntegerField(null=True, blank=True)
    no = models.PositiveIntegerField(null=True, blank=True)
    abstained = models.PositiveIntegerField(null=True, blank=True)
    electorate = models.PositiveIntegerField(null=True, blank=True)
    elected = models.ForeignKey(Member, models.SET_NULL, null=True, blank=True, related_name="+")
    was_drawn = models.BooleanField(default=False)
    is_carried_out = models.BooleanField(null=True, blank=True)
    not_because = models.CharField(max_length=20, blank=True, default="")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=sorted(MOTION.states)), name="a_motion_is_in_a_known_state"
            ),
            models.CheckConstraint(
                condition=Q(state__in=sorted(MOTION.final)) | Q(due_at__isnull=False),
                name="a_motion_that_is_open_has_until_a_time",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=sorted(BEFORE_THE_GROUP))
                | Q(slot__gte=1, slot__lte=MOST_OPEN)
                | Q(kind="matter"),
                name="a_motion_before_the_group_has_one_of_few_places",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=sorted(DECIDED))
                | Q(electorate__isnull=False, decided_at__isnull=False),
                name="a_decision_has_its_numbers",
            ),
            models.CheckConstraint(
                condition=~Q(kind="setting") | ~Q(setting="", value=""),
                name="a_motion_about_a_setting_names_it",
            ),
            models.CheckConstraint(
                condition=Q(kind="matter", about__isnull=False) & ~Q(matter="")
                | ~Q(kind="matter") & Q(matter="", about=None),
                name="a_matter_says_what_it_is_about",
            ),
            models.UniqueConstraint(
                fields=["matter", "about"],
                condition=Q(kind="matter", state__in=sorted(BEFORE_THE_GROUP)),
                name="a_matter_is_put_once_at_a_time",
            ),
            models.UniqueConstraint(
                fields=["group", "slot"],
                condition=Q(state__in=sorted(BEFORE_THE_GROUP)),
                name="a_group_has_few_motions_at_once",
            ),
        ]
        indexes = [
            models.Index(fields=["state", "due_at"], name="motions_by_deadline"),
            models.Index(fields=["group", "state", "decided_at"], name="motions_of_a_group"),
        ]

    def get_absolute_url(self) -> str:
        return f"/groups/{self.group.slug}/conscience/{self.pk}/"

    @property
    def terms(self) -> Terms:
        return terms_from(self.terms_told)

    @property
    def is_election(self) -> bool:
        return self.kind == self.Kind.SEAT

    @property
    def about_text(self) -> str:
        return f"groups_motion|{self.pk}|sealed_text"

    @property
    def about_why(self) -> str:
        return f"groups_motion|{self.pk}|sealed_why"

    @property
    def text_belongs_to(self) -> str:
        """The words of a decision are its group's from the moment it passes; before, they are whose they were."""
        if self.state == "passed" or self.brought_by_id is None:
            return vault.COMMUNITY
        return of_member(self.brought_by_id)

    @property
    def text(self) -> str:
        return vault.unseal(self.sealed_text, about=self.about_text, gone="") if self.sealed_text else ""

    @property
    def why(self) -> str:
        return vault.unseal(self.sealed_why, about=self.about_why, gone="") if self.sealed_why else ""


class Candidate(models.Model):
    """Someone who stands when a vote opens. Gone when it is over: of those not chosen nothing is kept."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    motion = models.ForeignKey(Motion, models.CASCADE, related_name="candidates")
    member = models.ForeignKey(Member, models.SET_NULL, null=True, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["motion", "member"], name="someone_stands_in_a_vote_once"),
        ]


class Line(models.Model):
    """A few words about a motion, from one who belongs to the group, with or without their name."""

    class Part(models.TextChoices):
        TALK = "talk"
        AGAINST = "against"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    motion = models.ForeignKey(Motion, models.CASCADE, related_name="lines")
    author = models.ForeignKey(Member, models.CASCADE, related_name="+")
    part = models.CharField(max_length=10, choices=Part)
    is_named = models.BooleanField(default=True)
    sealed_words = models.BinaryField()
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["motion", "part", "at"], name="lines_of_a_motion")]

    @property
    def about_words(self) -> str:
        return f"groups_line|{self.pk}|sealed_words"

    @property
    def words(self) -> str:
        return vault.unseal(self.sealed_words, about=self.about_words, gone="")
