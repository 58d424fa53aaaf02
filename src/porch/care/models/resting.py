"""Rest after a hard talk, and that somebody told the desk it is a lot."""

from django.db import models

from porch.people.models import Member


class Rest(models.Model):
    """Until when somebody who helps is not asked. Why, and after which talk, is kept nowhere."""

    member = models.OneToOneField(Member, models.CASCADE, primary_key=True, related_name="+")
    until = models.DateTimeField(db_index=True)


class Lot(models.Model):
    """Somebody told the desk that what they carry is a lot. It goes when they take it back."""

    member = models.OneToOneField(Member, models.CASCADE, primary_key=True, related_name="+")
    at = models.DateTimeField()
