"""This room's share of a person: every thread with every row, also those laid aside, and what they come to."""

from datetime import datetime
from typing import Any

from porch.days.models import After, Row, Thread
from porch.days.queries import Told, told_threads
from porch.kit.clock import now as this_moment
from porch.measures.runs import Run, Share, ever_counted
from porch.people.models import Member
from porch.people.registries import Belonging

RULE = "porch-days/1"
"""How the figures are worked out (``docs/develop/days.md``). Changes when they would come out otherwise."""


def export(member: Member) -> list[dict[str, Any]]:
    """The threads in the order they were opened: their rows (``docs/develop/days.md``) and what they come to today."""
    return [_thread(told) for told in told_threads(member, this_moment(), also_laid_aside=True)]


def _thread(told: Told) -> dict[str, Any]:
    thread = told.thread
    rows = sorted(thread.rows.all(), key=lambda row: row.seq)
    return {
        "id": str(thread.pk),
        **thread.about,
        "opened": thread.opened_at.isoformat(timespec="seconds"),
        "instead_of": str(thread.instead_of_id) if thread.instead_of_id else None,
        "laid_aside": thread.laid_aside_at.isoformat(timespec="seconds") if thread.laid_aside_at else None,
        "rows": [{"seq": row.seq, "at": row.at.isoformat(timespec="seconds"), **row.body} for row in rows],
        "stands": _stands(told),
    }


def _stands(told: Told) -> dict[str, Any]:
    """What the rows come to, with the rule named, so that anybody can work it out again."""
    stands = told.stands
    return {
        "rule": RULE,
        "today": stands.today.isoformat(),
        "this_run": _run(stands.this) if stands.this else None,
        "longest_run_days": stands.longest,
        "all_days": stands.all_days,
        "counted": [
            {"from": first.isoformat(), "to": last.isoformat()}
            for first, last in ever_counted(told.rows, stands.today)
        ],
        "last_365": _share(stands.last_year),
        "last_90": _share(stands.last_90),
        "runs": [_run(run) for run in stands.runs],
        "runs_lengthening": stands.lengthening,
    }


def _run(run: Run) -> dict[str, Any]:
    last = run.last.isoformat() if run.days else None
    return {"from": run.first.isoformat(), "to": last, "days": run.days, "then": run.ending.value}


def _share(share: Share) -> dict[str, int]:
    return {"of": share.of, "without": share.without, "used": share.used, "not_told": share.untold}


def erase(member: Member, now: datetime) -> None:
    """All of it goes."""
    Thread.objects.filter(member=member).delete()
    After.objects.filter(member=member).delete()


belonging = Belonging(title="My days", models=(Thread, Row, After), export=export, erase=erase)
