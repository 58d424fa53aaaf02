"""Verbs about mentors themselves: their word, reviews, agreements, cover, what is asked once."""

from porch.mentoring.actions.agreeing import (
    ask_again,
    end_with_the_pair,
    offer_agreement,
    offer_when_lasting,
    say_yes,
    write_line,
)
from porch.mentoring.actions.allowing import AlreadyAllowed, allow, change_settings, end_allowance
from porch.mentoring.actions.covering import choose_when_back, look_for_cover
from porch.mentoring.actions.once import answer_a_year_on, ask_a_year_on, mind_powers
from porch.mentoring.actions.reading import let_be_read, read_lines, read_words
from porch.mentoring.actions.references import NotAskable, ask_to_stand_by, rather_not, stand_by
from porch.mentoring.actions.reviewing import answer_review, ask_reviews, end_what_is_over
from porch.mentoring.actions.staying import mind_mentors
from porch.mentoring.actions.words import (
    NotAMentor,
    back_from_rest,
    begin_as_mentor,
    rest_from_mentoring,
    say_lines,
    still_here,
)

__all__ = [
    "AlreadyAllowed",
    "NotAMentor",
    "NotAskable",
    "allow",
    "answer_a_year_on",
    "answer_review",
    "ask_a_year_on",
    "ask_again",
    "ask_reviews",
    "ask_to_stand_by",
    "back_from_rest",
    "begin_as_mentor",
    "change_settings",
    "choose_when_back",
    "end_allowance",
    "end_what_is_over",
    "end_with_the_pair",
    "let_be_read",
    "look_for_cover",
    "mind_mentors",
    "mind_powers",
    "offer_agreement",
    "offer_when_lasting",
    "rather_not",
    "read_lines",
    "read_words",
    "rest_from_mentoring",
    "say_lines",
    "say_yes",
    "stand_by",
    "still_here",
    "write_line",
]
