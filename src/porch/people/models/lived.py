"""What someone chose to tell for being paired. Codes come from ``people/data``; every list may be empty."""

from django.db import models
from django.db.models import Q

from porch.kit import vault


class LivedExperience(models.Model):
    """Lived experience, hours, place and must-haves of one member; all of it optional.

    ``hours`` are "mon-18" in the member's own time zone. ``lat`` and ``lon`` are already rounded to about
    5 km. ``accepts_*`` is None when everyone is welcome. ``may_share`` names the fields that may be said to
    the other person as a reason for a pairing.
    """

    member = models.OneToOneField("people.Member", models.CASCADE, primary_key=True, related_name="lived")
    substances = models.JSONField(default=list)
    right_now = models.CharField(max_length=40, blank=True, default="")
    first_wish = models.CharField(max_length=40, blank=True, default="")
    pathways = models.JSONField(default=list)
    life_stage = models.JSONField(default=list)
    experience = models.JSONField(default=list)
    interests = models.JSONField(default=list)
    story_tags = models.JSONField(default=list)
    languages = models.JSONField(default=list)
    hours = models.JSONField(default=list)
    remote = models.BooleanField(default=True)
    lat = models.FloatField(null=True, blank=True)
    lon = models.FloatField(null=True, blank=True)
    km = models.PositiveIntegerField(default=25)
    age_band = models.CharField(max_length=10, blank=True, default="")
    sealed_gender_words = models.BinaryField(default=b"", blank=True)
    gender_lists = models.JSONField(default=list)  # "which of these lists count me?"
    accepts_genders = models.JSONField(null=True, default=None)
    accepts_ages = models.JSONField(null=True, default=None)
    accepts_pathways = models.JSONField(null=True, default=None)
    recovery_since = models.DateField(null=True, blank=True)
    min_recovery_days = models.PositiveIntegerField(default=0)
    capacity = models.PositiveSmallIntegerField(default=1)
    may_share = models.JSONField(default=list)
    wants_peer = models.BooleanField(default=False)
    wants_mentor = models.BooleanField(default=False)
    waiting_since = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(capacity__lte=15), name="nobody_carries_more_than_fifteen"),
            models.CheckConstraint(
                condition=Q(lat=None, lon=None) | Q(lat__isnull=False, lon__isnull=False),
                name="a_place_has_both_numbers",
            ),
        ]

    @property
    def gender_words(self) -> str:
        """Their gender in their own words, or nothing. It is sealed in the database."""
        if not self.sealed_gender_words:
            return ""
        return vault.unseal(self.sealed_gender_words, about=self.about_gender_words, gone="")

    @property
    def about_gender_words(self) -> str:
        return f"people_livedexperience|{self.pk}|sealed_gender_words"
