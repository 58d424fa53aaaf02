"""A case at the desk, for tests: what alice said about bob, and who takes it up."""

from datetime import datetime
from uuid import uuid4

from porch.people.models import Member
from porch.safety import actions
from porch.safety.models import Case, Report
from porch.talk.actions import open_between, say
from porch.talk.models import Message


def said(by: Member, to: Member, words: str, now: datetime) -> Message:
    return say(open_between([by, to], now=now), words, by=by, client_id=uuid4(), now=now)


def told(
    by: Member, about: Member, now: datetime, category: str = "spam", *, words: str = "it scared me"
) -> Report:
    """``by`` reports one message of ``about``'s, with what stands around it."""
    message = said(about, by, "buy this", now)
    return actions.report(
        "message",
        f"{message.conversation_id}.{message.seq}",
        category=category,
        by=by,
        now=now,
        words=words,
        with_evidence=True,
    )


def case_of(report: Report) -> Case:
    assert report.case is not None
    report.case.refresh_from_db()
    return report.case


def thing_of(report: Report) -> str:
    return f"{report.about_kind}:{report.about_id}"
