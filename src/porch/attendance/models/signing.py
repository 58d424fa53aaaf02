"""The keys the site signs with: their public halves, for good. The private half of one lies in the key store."""

from django.db import models
from django.db.models import Q

from porch.kit.ids import new_id


class SigningKey(models.Model):
    """``key_id`` stands in every certificate it signed. Only the one that ``is_current`` signs."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    key_id = models.CharField(max_length=10, unique=True)
    public = models.CharField(max_length=64)
    since = models.DateTimeField()
    until = models.DateTimeField(null=True, blank=True)
    is_current = models.BooleanField(default=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["is_current"], condition=Q(is_current=True), name="one_key_signs"
            ),
        ]
