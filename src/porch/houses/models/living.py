"""Living together: house meetings, chores, going out and coming back, guests, repairs, notices, agreements, screens."""

from django.db import models
from django.db.models import Q

from porch.houses.models.house import House, Stay
from porch.houses.rules.living import SCREEN_RESULTS
from porch.kit import vault
from porch.kit.ids import new_id
from porch.people.models import Member


class Gathering(models.Model):
    """A house meeting, with what is to be talked about and what was written down; ``present`` are stays."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    house = models.ForeignKey(House, models.CASCADE, related_name="gatherings")
    at = models.DateTimeField()
    is_emergency = models.BooleanField(default=False)
    sealed_minutes = models.BinaryField(default=b"", blank=True)
    written_by = models.ForeignKey(Member, models.SET_NULL, null=True, blank=True, related_name="+")
    closed_at = models.DateTimeField(null=True, blank=True)
    present = models.ManyToManyField(Stay, related_name="+", blank=True)

    @property
    def about_minutes(self) -> str:
        return f"houses_gathering|{self.pk}|sealed_minutes"

    @property
    def minutes(self) -> str:
        return (
            vault.unseal(self.sealed_minutes, about=self.about_minutes, gone="")
            if self.sealed_minutes
            else ""
        )


class Agenda(models.Model):
    """One thing to talk about at a house meeting, brought by somebody."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    gathering = models.ForeignKey(Gathering, models.CASCADE, related_name="agenda")
    place = models.PositiveSmallIntegerField(default=0)
    sealed_words = models.BinaryField()
    by = models.ForeignKey(Member, models.SET_NULL, null=True, related_name="+")
    done = models.BooleanField(default=False)

    @property
    def about_words(self) -> str:
        return f"houses_agenda|{self.pk}|sealed_words"

    @property
    def words(self) -> str:
        return vault.unseal(self.sealed_words, about=self.about_words, gone="")


class Chore(models.Model):
    """Something that is done once a week, by one after another."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    house = models.ForeignKey(House, models.CASCADE, related_name="chores")
    name = models.CharField(max_length=60)
    words = models.CharField(max_length=300, blank=True, default="")
    place = models.PositiveSmallIntegerField(default=0)
    ended_at = models.DateTimeField(null=True, blank=True)


class ChoreTurn(models.Model):
    """Whose turn a chore is in the week of this Monday; who swapped is who stands here."""

    chore = models.ForeignKey(Chore, models.CASCADE, related_name="turns")
    stay = models.ForeignKey(Stay, models.CASCADE, related_name="chores")
    week = models.DateField()
    done_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["chore", "week"], name="a_chore_is_somebodys_once_a_week")
        ]


class SignOut(models.Model):
    """Somebody said when they mean to be back. ``looked_at``: somebody looked at a return that was late, and what they
    found; until then it is a return that was late, and nothing else."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    stay = models.ForeignKey(Stay, models.CASCADE, related_name="sign_outs")
    out_at = models.DateTimeField()
    back_by = models.DateTimeField()
    back_at = models.DateTimeField(null=True, blank=True)
    is_night = models.BooleanField(default=False)
    sealed_words = models.BinaryField(default=b"", blank=True)
    told_at = models.DateTimeField(
        null=True, blank=True
    )  # those who look after the house were told it is overdue
    looked_at = models.DateTimeField(null=True, blank=True)
    looked_by = models.ForeignKey(Member, models.SET_NULL, null=True, blank=True, related_name="+")
    found = models.CharField(max_length=16, blank=True, default="")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["stay"], condition=Q(back_at=None), name="somebody_is_out_once")
        ]

    @property
    def about_words(self) -> str:
        return f"houses_signout|{self.pk}|sealed_words"

    @property
    def words(self) -> str:
        return vault.unseal(self.sealed_words, about=self.about_words, gone="") if self.sealed_words else ""


class Screen(models.Model):
    """A test, where the house voted them in. The one it is of sees it at once; corrections are new rows."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    stay = models.ForeignKey(Stay, models.CASCADE, related_name="screens")
    at = models.DateTimeField()
    by = models.ForeignKey(Member, models.SET_NULL, null=True, related_name="+")
    sealed_result = models.BinaryField()
    corrects = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="corrected_by"
    )
    because = models.CharField(max_length=200, blank=True, default="")
    seen_at = models.DateTimeField(null=True, blank=True)

    RESULTS = SCREEN_RESULTS

    @property
    def about_result(self) -> str:
        return f"houses_screen|{self.pk}|sealed_result"

    @property
    def result(self) -> str:
        return vault.unseal(self.sealed_result, about=self.about_result, gone="")


class Guest(models.Model):
    """Somebody comes by: when, and how long. Who they are is the resident's to say, or not."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    stay = models.ForeignKey(Stay, models.CASCADE, related_name="guests")
    from_at = models.DateTimeField()
    until_at = models.DateTimeField()
    sealed_words = models.BinaryField(default=b"", blank=True)
    said = models.CharField(max_length=6, blank=True, default="")  # yes, no; empty: not answered

    @property
    def about_words(self) -> str:
        return f"houses_guest|{self.pk}|sealed_words"

    @property
    def words(self) -> str:
        return vault.unseal(self.sealed_words, about=self.about_words, gone="") if self.sealed_words else ""


class Repair(models.Model):
    """Something is broken: who said so, since when, and what became of it."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    house = models.ForeignKey(House, models.CASCADE, related_name="repairs")
    what = models.CharField(max_length=200)
    is_urgent = models.BooleanField(default=False)
    said_by = models.ForeignKey(Member, models.SET_NULL, null=True, related_name="+")
    said_at = models.DateTimeField()
    state = models.CharField(max_length=8, default="open")  # open, ordered, done
    words = models.CharField(max_length=200, blank=True, default="")
    done_at = models.DateTimeField(null=True, blank=True)


class Notice(models.Model):
    """Something everybody in the house, or one of them, is to have read."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    house = models.ForeignKey(House, models.CASCADE, related_name="notices")
    to = models.ForeignKey(Stay, models.CASCADE, null=True, blank=True, related_name="notices")
    title = models.CharField(max_length=80)
    sealed_words = models.BinaryField()
    at = models.DateTimeField()
    by = models.ForeignKey(Member, models.SET_NULL, null=True, related_name="+")
    ended_at = models.DateTimeField(null=True, blank=True)

    @property
    def about_words(self) -> str:
        return f"houses_notice|{self.pk}|sealed_words"

    @property
    def words(self) -> str:
        return vault.unseal(self.sealed_words, about=self.about_words, gone="")


class NoticeRead(models.Model):
    """That somebody said they have read a notice. It says nothing else: not that they agree."""

    notice = models.ForeignKey(Notice, models.CASCADE, related_name="read")
    stay = models.ForeignKey(Stay, models.CASCADE, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["notice", "stay"], name="a_notice_is_read_once")]


class Agreement(models.Model):
    """One version of what residents and their house promise each other. It is never changed: there is a next one."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    house = models.ForeignKey(House, models.CASCADE, related_name="agreements")
    version = models.PositiveSmallIntegerField()
    text = models.TextField()
    from_on = models.DateField()
    made_by = models.ForeignKey(Member, models.SET_NULL, null=True, related_name="+")
    made_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["house", "version"], name="agreements_of_a_house_are_numbered")
        ]


class Signature(models.Model):
    """Somebody signed one version. ``digest`` is of the text they read, so that nobody can put another under it."""

    agreement = models.ForeignKey(Agreement, models.CASCADE, related_name="signatures")
    stay = models.ForeignKey(Stay, models.CASCADE, null=True, blank=True, related_name="signatures")
    application = models.ForeignKey(
        "houses.Application", models.CASCADE, null=True, blank=True, related_name="signatures"
    )
    at = models.DateTimeField()
    digest = models.CharField(max_length=64)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["agreement", "stay"], condition=Q(stay__isnull=False), name="a_version_is_signed_once"
            )
        ]
