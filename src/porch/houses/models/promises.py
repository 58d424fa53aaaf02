"""What everybody in a house is to have read, and what residents and their house promise each other."""

from django.db import models
from django.db.models import Q

from porch.houses.models.house import House, Stay
from porch.kit import vault
from porch.kit.ids import new_id
from porch.people.models import Member


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
