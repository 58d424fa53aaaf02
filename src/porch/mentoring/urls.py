"""Addresses of this room."""

from django.urls import URLPattern, path

from porch.mentoring.views import circles, circles_desk, desk, mine, my_work, pairs, work

app_name = "mentoring"

of_work = [
    path("people/work/", work.all_mine, name="all-work"),
    path("people/<uuid:pk>/work/", work.of_pair, name="work-of-pair"),
    path("people/<uuid:pk>/work/as-mentor/", work.as_mentor, name="work-as-mentor"),
    path("people/<uuid:pk>/work/choose/", work.choose, name="work-choose"),
    path("people/work/<uuid:pk>/", work.work, name="work"),
    path("people/work/<uuid:pk>/write/", my_work.write, name="work-write"),
    path("people/work/<uuid:pk>/begin/", my_work.begin, name="work-begin"),
    path("people/work/<uuid:pk>/done/", my_work.done, name="work-done"),
    path("people/work/<uuid:pk>/again/", my_work.again, name="work-again"),
    path("people/work/<uuid:pk>/put-away/", my_work.put_away, name="work-put-away"),
    path("people/work/<uuid:pk>/to/<uuid:pair>/", my_work.take_along, name="work-take-along"),
    path("people/work/<uuid:pk>/share/<slug:prompt>/", my_work.share, name="work-share"),
    path("people/work/<uuid:pk>/take-back/<slug:prompt>/", my_work.take_back, name="work-take-back"),
    path("people/work/<uuid:pk>/answer/<slug:prompt>/", work.answer, name="work-answer"),
    path("people/work/sheet/<slug:pack>/<slug:exercise>/", work.sheet, name="work-sheet"),
]

of_circles = [
    path("people/circles/", circles.circles, name="circles"),
    path("people/circles/offer/", circles.offer, name="circle-offer"),
    path("people/circles/offer/end/", circles.offer_end, name="circle-offer-end"),
    path("people/circles/<uuid:pk>/", circles.circle, name="circle"),
    path("people/circles/<uuid:pk>/yes/", circles.say_yes, name="circle-yes"),
    path("people/circles/<uuid:pk>/pass/", circles.not_for_me, name="circle-no"),
    path("people/circles/<uuid:pk>/ask/", circles.ask, name="circle-ask"),
    path("people/circles/<uuid:pk>/take-back/", circles.take_back, name="circle-take-back"),
    path("people/circles/<uuid:pk>/leave/", circles.leave, name="circle-leave"),
    path("people/circles/<uuid:pk>/step-back/", circles.step_back, name="circle-step-back"),
    path("people/circles/<uuid:pk>/rhythm/", circles.rhythm, name="circle-rhythm"),
    path("people/circles/<uuid:pk>/asking/", circles.others_may_ask, name="circle-asking"),
    path("people/circles/<uuid:pk>/in/<uuid:seat>/", circles.let_in, name="circle-let-in"),
    path("people/circles/<uuid:pk>/not/<uuid:seat>/", circles.turn_away, name="circle-turn-away"),
    path("people/circles/<uuid:pk>/call.ics", circles.in_calendar, name="circle-ics"),
    path("desk/circles/", circles_desk.desk, name="circles-desk"),
    path("desk/circles/look/", circles_desk.look, name="circle-look-at"),
    path("desk/circles/look/<uuid:pk>/", circles_desk.found, name="circle-look"),
    path("desk/circles/look/<uuid:pk>/invite/", circles_desk.invite, name="circle-invite-around"),
    path("desk/circles/<uuid:pk>/invite/", circles_desk.invite_one, name="circle-invite-one"),
]

of_members = [
    path("people/mentoring/", mine.mentoring, name="mine"),
    path("people/mentoring/still-here/", mine.still_here, name="still-here"),
    path("people/mentoring/rest/", mine.rest, name="rest"),
    path("people/mentoring/back/", mine.back, name="back"),
    path("people/mentoring/lines/", mine.lines, name="lines"),
    path("people/mentoring/words/", mine.ask_for_words, name="words"),
    path("people/mentoring/words/<uuid:pk>/yes/", mine.stand_by, name="word-yes"),
    path("people/mentoring/words/<uuid:pk>/rather-not/", mine.rather_not, name="word-no"),
    path("people/mentoring/a-year-on/<slug:answer>/", mine.a_year_on, name="year-on"),
    path("people/<uuid:pk>/review/", pairs.review, name="review"),
    path("people/<uuid:pk>/agreement/", pairs.agreement, name="agreement"),
    path("people/<uuid:pk>/agreement/begin/", pairs.begin_agreement, name="agreement-begin"),
    path("people/<uuid:pk>/agreement/lines/", pairs.agreement_lines, name="agreement-lines"),
    path("people/<uuid:pk>/agreement/yes/", pairs.agree, name="agree"),
    path("people/<uuid:pk>/you-begin/", pairs.you_begin, name="you-begin"),
    path("people/<uuid:pk>/meanwhile/<slug:choice>/", pairs.meanwhile, name="meanwhile"),
]

of_coordinators = [
    path("desk/mentors/", desk.desk, name="desk"),
    path("desk/mentors/settings/", desk.settings, name="desk-settings"),
    path("desk/mentors/<uuid:pk>/", desk.one, name="desk-one"),
    path("desk/mentors/<uuid:pk>/end/", desk.end, name="desk-end"),
]

urlpatterns: list[URLPattern] = [*of_work, *of_circles, *of_members, *of_coordinators]
