"""Other sites whose sums are taken in, by their key, and what each of them sent."""

from django.db import models

from porch.kit.ids import new_id
from porch.people.models import Member


class Site(models.Model):
    """``public_key`` (base64 of 32 bytes, Ed25519) was compared by a person before it was trusted."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    name = models.CharField(max_length=80)
    public_key = models.CharField(max_length=44, unique=True)
    added_by = models.ForeignKey(Member, models.SET_NULL, null=True, related_name="+")
    added_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return self.name


class Received(models.Model):
    """Sums as they came, with their signature: counts only, small ones hidden by whoever sent them."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    site = models.ForeignKey(Site, models.CASCADE, related_name="received")
    cut = models.DateField()
    at = models.DateTimeField()
    sums = models.JSONField()
    signature = models.CharField(max_length=88)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["site", "cut"], name="a_site_sends_its_sums_once_a_cut")
        ]
