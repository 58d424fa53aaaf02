"""Verbs of the safety room: tell, take up, act, appeal, be on duty."""

from porch.safety.actions.appeals import appeal, decide
from porch.safety.actions.cases import (
    TakenBySomeoneElse,
    appeals_looked_at,
    close,
    hand_over,
    leave_note,
    let_go_of_evidence,
    let_go_of_leases,
    looked_at,
    renew,
    standing_seen,
    take,
)
from porch.safety.actions.duty import begin_shift, cannot_come, end_shift, take_day
from porch.safety.actions.gathering import call_the_rest, open_case
from porch.safety.actions.measures import act, agree, end_what_is_over, lift, lock_again, refuse
from porch.safety.actions.reporting import NothingToReport, receipt_seen, report
from porch.safety.actions.shield import choose_first_words, look_for_patterns

__all__ = [
    "NothingToReport",
    "TakenBySomeoneElse",
    "act",
    "agree",
    "appeal",
    "appeals_looked_at",
    "begin_shift",
    "call_the_rest",
    "cannot_come",
    "choose_first_words",
    "close",
    "decide",
    "end_shift",
    "end_what_is_over",
    "hand_over",
    "leave_note",
    "let_go_of_evidence",
    "let_go_of_leases",
    "lift",
    "lock_again",
    "look_for_patterns",
    "looked_at",
    "open_case",
    "receipt_seen",
    "refuse",
    "renew",
    "report",
    "standing_seen",
    "take",
    "take_day",
]
