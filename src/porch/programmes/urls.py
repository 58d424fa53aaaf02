"""Programmes, and who works in them."""

from django.urls import URLPattern, path

from porch.programmes.views import (
    after,
    asked,
    asked_again,
    cohorts,
    desk,
    entering,
    live,
    mine,
    roll,
    stays,
    work,
)

app_name = "programmes"

STAY = "walking-on/<uuid:pk>/"
ASKED = "walking-on/asked/<uuid:pk>/"
NOTICED = "walking-on/noticed/<uuid:pk>/"
WEEKLY = "walking-on/weekly/<uuid:pk>/"
QUESTION = "asked-again/<uuid:pk>/"

walking_on = [
    path("walking-on/", after.everything, name="walking-on"),
    path(ASKED, asked.asked, name="asked"),
    path(f"{ASKED}answer/", asked.answer, name="answer"),
    path(f"{ASKED}met/", asked.met, name="met"),
    path(f"{ASKED}step-back/", asked.step_back, name="step-back"),
    path(NOTICED, asked.noticed, name="noticed"),
    path(f"{NOTICED}spoke/", asked.spoke, name="spoke"),
    path(f"{WEEKLY}word/", asked.word, name="word"),
    path(f"{WEEKLY}end/", asked.end_weekly, name="end-weekly"),
    path(STAY, after.after, name="after"),
    path(f"{STAY}ask/", after.ask, name="after-ask"),
    path(f"{STAY}not-now/", after.not_now, name="after-not-now"),
    path(f"{STAY}stop/", after.stop, name="after-stop"),
    path(f"{STAY}told/", after.told, name="after-told"),
    path(f"{STAY}weekly/", after.weekly, name="after-weekly"),
]

asked_again_later = [
    path("asked-again/", asked_again.again, name="again"),
    path("asked-again/wish/", asked_again.wish, name="again-wish"),
    path(QUESTION, asked_again.question, name="question"),
    path(f"{QUESTION}skip/", asked_again.skip, name="question-skip"),
]

of_sessions = [
    path("sessions/<uuid:pk>/room/", live.live, name="live"),
    path("sessions/<uuid:pk>/room/open/", live.open_live, name="live-open"),
]

OWN = "programmes/stays/<uuid:pk>/"

of_ones_own = [
    path("programmes/", mine.everything, name="mine"),
    path("programmes/letter/", entering.letter, name="letter"),
    path("programmes/letter/<str:letters>/", entering.carried, name="carried"),
    path("programmes/consent/", entering.consent, name="consent"),
    path("programmes/asked/<int:pk>/answer/", mine.work, name="work-answer"),
    path(OWN, mine.stay, name="stay"),
    path(f"{OWN}yes/", mine.yes, name="stay-yes"),
    path(f"{OWN}leave/", mine.leave, name="stay-leave"),
]

WORK = "programmes/<slug:slug>/work/"
COHORT = f"{WORK}cohorts/<uuid:pk>/"
SESSION = f"{WORK}sessions/<uuid:pk>/"
A_STAY = f"{WORK}stays/<uuid:pk>/"

working = [
    path(WORK, work.programme, name="work"),
    path(f"{WORK}people/", work.ask, name="work-ask"),
    path(f"{WORK}people/<int:pk>/end/", work.end, name="work-end"),
    path(f"{WORK}cohorts/new/", work.new_cohort, name="cohort-new"),
    path(COHORT, cohorts.cohort, name="cohort"),
    path(f"{COHORT}rhythm/", cohorts.rhythm, name="rhythm"),
    path(f"{COHORT}letters/", cohorts.letters, name="letters"),
    path(f"{COHORT}letters/end/", cohorts.end_letters, name="letters-end"),
    path(f"{COHORT}roll.csv", cohorts.roll_file, name="roll-file"),
    path(SESSION, roll.roll, name="roll"),
    path(f"{SESSION}off/", roll.off, name="session-off"),
    path(A_STAY, stays.stay, name="stay-work"),
    path(f"{A_STAY}end/", stays.end, name="stay-end"),
    path(f"{A_STAY}correct/", stays.correct, name="stay-correct"),
]

DESK = "desk/programmes/<slug:slug>/"

at_the_desk = [
    path("desk/programmes/", desk.desk, name="desk"),
    path(DESK, desk.one, name="desk-one"),
    path(f"{DESK}ask/", desk.ask, name="desk-ask"),
    path(f"{DESK}close/", desk.close, name="desk-close"),
]

urlpatterns: list[URLPattern] = [
    *of_ones_own,
    *working,
    *at_the_desk,
    *walking_on,
    *asked_again_later,
    *of_sessions,
]
