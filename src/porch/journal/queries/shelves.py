"""Months, tags and authors of what this viewer may read: in order, without numbers, since nothing here is counted."""

from datetime import date, datetime, tzinfo

from django.db.models import QuerySet

from porch.stories.models import Story, Tagged


def months(stories: QuerySet[Story], zone: tzinfo) -> list[date]:
    """The first day of each month in which one was posted, the newest first."""
    found = stories.datetimes("posted_at", "month", order="DESC", tzinfo=zone)
    return [moment.date() for moment in found if moment is not None]


def month_of(stories: QuerySet[Story], first: date, zone: tzinfo) -> QuerySet[Story]:
    """Those of one month by this clock."""
    year, month = (first.year + 1, 1) if first.month == 12 else (first.year, first.month + 1)
    begins, ends = (datetime(on.year, on.month, 1, tzinfo=zone) for on in (first, date(year, month, 1)))
    return stories.filter(posted_at__gte=begins, posted_at__lt=ends)


def tags(stories: QuerySet[Story]) -> list[tuple[str, str]]:
    """Code and word of every tag in use, by the alphabet; of several spellings the first one."""
    rows = Tagged.objects.filter(story__in=stories.order_by().values("pk"))
    found: dict[str, str] = {}
    for code, word in rows.order_by("code", "word").values_list("code", "word").distinct():
        found.setdefault(code, word)
    return list(found.items())


def tagged(stories: QuerySet[Story], code: str) -> QuerySet[Story]:
    return stories.filter(tagged__code=code)


def bylines(stories: QuerySet[Story]) -> list[str]:
    """The names stories go by. One that was drawn for a story alone stands among them like any other."""
    return list(stories.order_by("byline").values_list("byline", flat=True).distinct())
