"""A window that a member opens to somebody of their family, and the cards they write. See decision 0094."""

from django.db import models
from django.db.models import Q

from porch.kit import vault
from porch.kit.ids import new_id
from porch.people.models import Member
from porch.people.rules.keys import of_member


class Letter(models.Model):
    """Letters a member made to hand over themselves. Only a digest is kept, and it is gone once they were used.

    ``shows`` are the codes of rules/windows.py that the window will show; ``sealed_called`` is what the member calls
    whoever it is for.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    giver = models.ForeignKey(Member, models.CASCADE, related_name="+")
    digest = models.CharField(max_length=64, unique=True)
    shows = models.JSONField(default=list)
    sealed_called = models.BinaryField(default=b"", blank=True)
    made_at = models.DateTimeField()
    until = models.DateTimeField()

    @property
    def about_called(self) -> str:
        return f"family_letter|{self.pk}|sealed_called"

    @property
    def called(self) -> str:
        return (
            vault.unseal(self.sealed_called, about=self.about_called, gone="") if self.sealed_called else ""
        )


class Person(models.Model):
    """Somebody whom somebody here thinks of. It says nothing about whether that person has an account anywhere.

    It is there whether letters that were typed are of anybody or not: see rules/windows.py. ``sealed_called`` is what
    its owner calls them.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    owner = models.ForeignKey(Member, models.CASCADE, related_name="+")
    sealed_called = models.BinaryField()
    since = models.DateTimeField()

    @property
    def about_called(self) -> str:
        return f"family_person|{self.pk}|sealed_called"

    @property
    def called(self) -> str:
        return vault.unseal(self.sealed_called, about=self.about_called, gone="")


class Window(models.Model):
    """What a member lets one person of their family see. The gate is ``people.consent``: there is a grant for each code
    in ``shows``, and without one that holds nothing is shown.

    ``person`` is the row of the one who looks; ``sealed_called`` is what the member calls them. ``ended_at``: the
    member or the other ended it; neither is told.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    giver = models.ForeignKey(Member, models.CASCADE, related_name="+")
    viewer = models.ForeignKey(Member, models.CASCADE, related_name="+")
    person = models.ForeignKey(Person, models.SET_NULL, null=True, blank=True, related_name="windows")
    shows = models.JSONField(default=list)
    sealed_called = models.BinaryField(default=b"", blank=True)
    sealed_line = models.BinaryField(default=b"", blank=True)  # a line of their own, for this one person
    line_at = models.DateTimeField(null=True, blank=True)
    since = models.DateTimeField()
    opened_at = models.DateTimeField(
        null=True, blank=True
    )  # the member said yes to what they saw in the preview
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["giver", "viewer"], condition=Q(ended_at=None), name="one_window_between_two"
            ),
            models.CheckConstraint(
                condition=~Q(giver=models.F("viewer")), name="a_window_is_to_somebody_else"
            ),
        ]

    @property
    def about_called(self) -> str:
        return f"family_window|{self.pk}|sealed_called"

    @property
    def called(self) -> str:
        return (
            vault.unseal(self.sealed_called, about=self.about_called, gone="") if self.sealed_called else ""
        )

    @property
    def about_line(self) -> str:
        return f"family_window|{self.pk}|sealed_line"

    @property
    def line(self) -> str:
        return vault.unseal(self.sealed_line, about=self.about_line, gone="") if self.sealed_line else ""


class Card(models.Model):
    """A line of a member's own: what helps them, or what hurts. Nobody reads it but through a window that shows it."""

    class Kind(models.TextChoices):
        HELPS = "helps"
        HURTS = "hurts"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    member = models.ForeignKey(Member, models.CASCADE, related_name="+")
    kind = models.CharField(max_length=6, choices=Kind)
    place = models.PositiveSmallIntegerField(default=0)
    sealed_words = models.BinaryField()
    at = models.DateTimeField()

    @property
    def about_words(self) -> str:
        return f"family_card|{self.pk}|sealed_words"

    @property
    def words(self) -> str:
        return vault.unseal(self.sealed_words, about=self.about_words, gone="")


def sealed_for(text: str, about: str, owner_id: object) -> bytes:
    """These words as a row of this room keeps them, under the keys of whose they are; nothing stays nothing."""
    return vault.seal(text, about=about, of=of_member(owner_id)) if text else b""  # type: ignore[arg-type]
