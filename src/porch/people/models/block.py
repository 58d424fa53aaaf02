"""Two people who are not to meet: mutual in effect, silent, never explained."""

from django.db import models
from django.db.models import Q


class Block(models.Model):
    by = models.ForeignKey("people.Member", models.CASCADE, related_name="blocks")
    whom = models.ForeignKey("people.Member", models.CASCADE, related_name="+")
    since = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["by", "whom"], name="a_block_is_made_once"),
            models.CheckConstraint(condition=~Q(by=models.F("whom")), name="nobody_blocks_themselves"),
        ]
