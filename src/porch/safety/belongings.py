"""What this room keeps of a member: reports they made, what applies to them, their shifts. Who told us stays unsaid."""

from datetime import datetime
from typing import Any

from porch.people.models import Member
from porch.safety.models import Appeal, Case, CaseNote, Cover, Measure, Report, Shift
from porch.safety.queries import applied_to, my_reports
from porch.safety.rules import CATEGORIES
from porch.safety.rules.cases import OUTCOMES

TABLES = (Report, Case, CaseNote, Measure, Appeal, Shift, Cover)


def export(member: Member) -> dict[str, Any]:
    """Nothing here says that somebody reported this member, or who."""
    return {
        "what_i_told_the_desk": [_reported(report) for report in my_reports(member)],
        "decided_about_me": [_decided(measure) for measure in applied_to(member)],
        "my_shifts_at_the_desk": [
            {
                "weekday_from_monday_0": shift.day,
                "from": f"{shift.since:%H:%M}",
                "until": f"{shift.until:%H:%M}",
                "time_zone": shift.zone,
            }
            for shift in Shift.objects.filter(member=member).order_by("day", "since")
        ],
    }


def _reported(report: Report) -> dict[str, Any]:
    return {
        "about": CATEGORIES[report.category].label,
        "made_at": report.made_at.isoformat(),
        "my_words": report.words,
        "messages_sent_along": report.evidence,
        "state": report.state,
        "outcome": OUTCOMES.get(report.outcome, ""),
        "answer": report.answer,
    }


def _decided(measure: Measure) -> dict[str, Any]:
    appeal = Appeal.objects.filter(measure=measure).first()
    return {
        "what": measure.of.lead,
        "rule": measure.rule,
        "words": measure.words,
        "since": measure.made_at.date().isoformat(),
        "until": measure.until.isoformat() if measure.until else None,
        "state": measure.state,
        "my_appeal": appeal.words if appeal else "",
        "answer_to_my_appeal": appeal.answer if appeal else "",
    }


def erase(member: Member, now: datetime) -> None:
    """Their reports lose their name; answered ones lose their words, open ones keep them until the desk has read.

    What was decided about them keeps neither name nor words; their notes at the desk stay without a name.
    """
    mine = Report.objects.filter(reporter=member)
    mine.filter(state=Report.State.ANSWERED).update(sealed_words=b"", sealed_evidence=b"", sealed_answer=b"")
    mine.update(reporter=None)
    Report.objects.filter(about_member=member).update(about_member=None)
    about_me = Measure.objects.filter(member=member)
    Appeal.objects.filter(measure__in=about_me).update(sealed_words=b"", sealed_answer=b"")
    about_me.update(sealed_words=b"", member=None)
    Case.objects.filter(about_member=member).update(about_member=None)
    Shift.objects.filter(member=member).delete()
