"""Something two people do together. What is written is the mentee's; the mentor sees what was shared of it."""

from django.db import models
from django.db.models import Q

from porch.bonds.models import Pair
from porch.kit import vault
from porch.kit.ids import new_id
from porch.mentoring.rules.lifecycles import WORK
from porch.people.models import Member


class Work(models.Model):
    """One exercise of a pack. It is the mentee's, and stays with them when the pair has ended.

    ``suggested_by`` is the mentor where they suggested it; what became of a suggestion is the mentee's own.
    """

    LIFECYCLE = WORK

    class Way(models.TextChoices):
        WRITING = "writing"
        PAPER = "paper"
        TALK = "talk"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    mentee = models.ForeignKey(Member, models.CASCADE, related_name="+")
    pair = models.ForeignKey(Pair, models.SET_NULL, null=True, related_name="+")
    pack = models.CharField(max_length=40)
    exercise = models.CharField(max_length=40)
    suggested_by = models.ForeignKey(Member, models.SET_NULL, null=True, blank=True, related_name="+")
    way = models.CharField(max_length=10, choices=Way, blank=True, default="")
    state = models.CharField(max_length=10, default=WORK.start)
    made_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=sorted(WORK.states)), name="work_is_in_a_known_state"
            ),
            models.UniqueConstraint(
                fields=["mentee", "pair", "pack", "exercise"],
                condition=Q(state__in=("suggested", "begun")),
                name="the_same_work_is_open_once_in_a_pair",
            ),
        ]


class Entry(models.Model):
    """What the mentee wrote under one prompt. Nobody else sees it while ``shared_at`` is empty."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    work = models.ForeignKey(Work, models.CASCADE, related_name="entries")
    prompt = models.CharField(max_length=40)
    sealed_words = models.BinaryField(default=b"", blank=True)
    written_at = models.DateTimeField()
    shared_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["work", "prompt"], name="a_prompt_has_one_entry"),
        ]

    @property
    def about_words(self) -> str:
        return f"mentoring_entry|{self.pk}|sealed_words"

    @property
    def words(self) -> str:
        return vault.unseal(self.sealed_words, about=self.about_words, gone="") if self.sealed_words else ""


class Answer(models.Model):
    """What the mentor answered on an entry that was shared with them. It is sealed under their own key."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    entry = models.ForeignKey(Entry, models.CASCADE, related_name="answers")
    by = models.ForeignKey(Member, models.CASCADE, related_name="+")
    sealed_words = models.BinaryField(default=b"", blank=True)
    at = models.DateTimeField()

    @property
    def about_words(self) -> str:
        return f"mentoring_answer|{self.pk}|sealed_words"

    @property
    def words(self) -> str:
        return vault.unseal(self.sealed_words, about=self.about_words, gone="") if self.sealed_words else ""
