"""Reminders that somebody set, one a day at most, and when the next of theirs is due."""

from django.db import models
from django.db.models import Q

from porch.diary.rules.reminding import Wish
from porch.kit import vault
from porch.kit.ids import new_id
from porch.people.models import Member
from porch.people.rules.keys import of_member


class Reminder(models.Model):
    """One that rings ``at`` that time, by the clock where its owner is, on the days of the week it has.

    Own words are sealed under their owner's key, and never leave the house; without words it is for the check-in.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    member = models.ForeignKey(Member, models.CASCADE, related_name="+")
    at = models.TimeField()
    made_at = models.DateTimeField()
    sealed_words = models.BinaryField(default=b"")

    @property
    def about_words(self) -> str:
        return f"diary_reminder|{self.pk}|sealed_words"

    @property
    def words(self) -> str:
        """What they want to be reminded of; empty for the check-in, and once their key is gone."""
        return vault.unseal(self.sealed_words, about=self.about_words, gone="") if self.sealed_words else ""

    def write(self, words: str) -> None:
        owner = of_member(self.member_id)
        self.sealed_words = vault.seal(words, about=self.about_words, of=owner) if words else b""

    @property
    def is_check_in(self) -> bool:
        return not self.sealed_words

    @property
    def path(self) -> str:
        """Where its line in the house leads."""
        return f"/progress/reminders/{self.pk}/"

    def as_wish(self) -> Wish:
        return Wish(str(self.pk), frozenset(one.day for one in self.days.all()), self.at)


class ReminderDay(models.Model):
    """A day of the week (Monday is 0) of one reminder. The row is what keeps a second one off that day."""

    reminder = models.ForeignKey(Reminder, models.CASCADE, related_name="days")
    member = models.ForeignKey(Member, models.CASCADE, related_name="+")
    day = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["member", "day"], name="one_reminder_a_day_at_most"),
            models.CheckConstraint(condition=Q(day__lte=6), name="a_week_of_reminders_has_seven_days"),
        ]


class Reminding(models.Model):
    """When a member's next reminder is due, as worked out for the time zone ``zone``, and the last day that had one."""

    member = models.OneToOneField(Member, models.CASCADE, primary_key=True, related_name="+")
    zone = models.CharField(max_length=60)
    due_at = models.DateTimeField(null=True, blank=True)
    rung_on = models.DateField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["due_at"], name="reminders_in_order")]
