"""What this room keeps of a member: the reports they made. Reports about them stay with the desk."""

from datetime import datetime
from typing import Any

from porch.people.models import Member
from porch.safety.models import Report
from porch.safety.queries import my_reports
from porch.safety.rules import CATEGORIES


def export(member: Member) -> list[dict[str, Any]]:
    return [
        {
            "about": CATEGORIES[report.category].label,
            "made_at": report.made_at.isoformat(),
            "my_words": report.words,
            "messages_sent_along": report.evidence,
            "state": report.state,
            "answer": report.answer,
        }
        for report in my_reports(member)
    ]


def erase(member: Member, now: datetime) -> None:
    """Their reports lose their name; answered ones lose their words, open ones keep them until the desk has read."""
    mine = Report.objects.filter(reporter=member)
    mine.filter(state=Report.State.ANSWERED).update(sealed_words=b"", sealed_evidence=b"", sealed_answer=b"")
    mine.update(reporter=None)
    Report.objects.filter(about_member=member).update(about_member=None)
