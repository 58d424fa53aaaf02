"""Who may write first to someone, as they chose it under Settings. No row: the usual."""

from django.db import models
from django.db.models import Q

from porch.people.models import Member
from porch.safety.rules.shield import ANYONE, FROM_WHOM


class ContactWish(models.Model):
    """One member's choice. ``any_gender`` matters while they are new: else only those counted by the same lists."""

    member = models.OneToOneField(Member, models.CASCADE, primary_key=True, related_name="+")
    from_whom = models.CharField(max_length=10, default=ANYONE)
    any_gender = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(from_whom__in=FROM_WHOM), name="first_words_come_from_someone_known"
            )
        ]
