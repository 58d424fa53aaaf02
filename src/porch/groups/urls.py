"""Addresses of this room."""

from django.urls import URLPattern, path

from porch.groups.views import ballots, calendar, desk, groups, joining, motion_new, motions, service, talking

app_name = "groups"

ONE = "groups/<slug:slug>/"

of_finding = [
    path("groups/", groups.find, name="find"),
    path("groups/ask/", groups.ask_for_group, name="ask-for-group"),
    path("groups/i/<str:letters>/", joining.invitation, name="invitation"),
    path("feeds/group/<slug:token>.ics", calendar.feed, name="feed"),
]

of_belonging = [
    path(ONE, groups.group, name="group"),
    path(f"{ONE}join/", groups.join, name="join"),
    path(f"{ONE}leave/", groups.leave, name="leave"),
    path(f"{ONE}home/", groups.home, name="home"),
    path(f"{ONE}quiet/", groups.quiet, name="quiet"),
    path(f"{ONE}ask/", joining.ask, name="ask"),
    path(f"{ONE}ask/withdraw/", joining.withdraw, name="withdraw"),
    path(f"{ONE}joiners/", joining.joiners, name="joiners"),
    path(f"{ONE}joiners/<uuid:pk>/let-in/", joining.let_in, name="let-in"),
    path(f"{ONE}joiners/<uuid:pk>/not-now/", joining.not_now, name="not-now"),
    path(f"{ONE}invite/", joining.invite, name="invite"),
]

of_service = [
    path(f"{ONE}how/", service.how, name="how"),
    path(f"{ONE}how/<slug:code>/", service.setting, name="setting"),
    path(f"{ONE}service/", service.service, name="service"),
    path(f"{ONE}service/add/", service.add, name="position-add"),
    path(f"{ONE}service/<uuid:pk>/drop/", service.drop, name="position-drop"),
    path(f"{ONE}service/<uuid:pk>/stand/", service.stand, name="stand"),
    path(f"{ONE}service/<uuid:pk>/stand-down/", service.stand_down, name="stand-down"),
    path(f"{ONE}service/<uuid:pk>/take/", service.take, name="take"),
    path(f"{ONE}service/<uuid:pk>/give-back/", service.give_back, name="give-back"),
    path(f"{ONE}service/<uuid:pk>/handover/", service.handover, name="handover"),
]

of_talking = [
    path(f"{ONE}topics/new/", talking.new_topic, name="topic-new"),
    path(f"{ONE}topics/<uuid:pk>/", talking.topic, name="topic"),
    path(f"{ONE}topics/<uuid:pk>/rest/", talking.rest_topic, name="topic-rest"),
    path(f"{ONE}topics/<uuid:pk>/wake/", talking.wake_topic, name="topic-wake"),
    path(f"{ONE}topics/<uuid:pk>/close/", talking.close_topic, name="topic-close"),
    path(f"{ONE}topics/<uuid:pk>/enter/", talking.enter, name="topic-enter"),
    path(f"{ONE}news/", talking.announce, name="announce"),
    path(f"{ONE}news/<uuid:pk>/take-down/", talking.take_down, name="take-down"),
]

of_the_calendar = [
    path(f"{ONE}calendar/", calendar.calendar, name="calendar"),
    path(f"{ONE}calendar/new/", calendar.new_entry, name="entry-new"),
    path(f"{ONE}calendar/address/", calendar.new_address, name="address-new"),
    path(f"{ONE}calendar/address/forget/", calendar.forget_address, name="address-forget"),
    path(f"{ONE}calendar/<uuid:pk>/", calendar.entry, name="entry"),
    path(f"{ONE}calendar/<uuid:pk>/off/", calendar.call_off, name="call-off"),
    path(f"{ONE}calendar/<uuid:pk>/end/", calendar.end_entry, name="entry-end"),
]

of_coordinators = [
    path("desk/groups/", desk.desk, name="desk"),
    path("desk/groups/new/", desk.new, name="desk-new"),
    path("desk/groups/<uuid:pk>/yes/", desk.say_yes, name="desk-yes"),
    path("desk/groups/<uuid:pk>/not-now/", desk.say_not_now, name="desk-not-now"),
    path("desk/groups/<uuid:pk>/rest/", desk.rest, name="desk-rest"),
    path("desk/groups/<uuid:pk>/wake/", desk.wake, name="desk-wake"),
    path("desk/groups/joiners/<uuid:pk>/let-in/", desk.let_in, name="desk-let-in"),
    path("desk/groups/joiners/<uuid:pk>/not-now/", desk.not_now, name="desk-joiner-not-now"),
]

of_the_conscience = [
    path("groups/<slug:slug>/conscience/", motions.conscience, name="conscience"),
    path("groups/<slug:slug>/conscience/new/", motion_new.new, name="motion-new"),
    path("groups/<slug:slug>/conscience/new/words/", motion_new.words, name="motion-words"),
    path("groups/<slug:slug>/conscience/new/setting/", motion_new.settings, name="motion-settings"),
    path("groups/<slug:slug>/conscience/new/setting/<slug:code>/", motion_new.setting, name="motion-setting"),
    path("groups/<slug:slug>/conscience/new/service/", motion_new.service, name="motion-service"),
    path("groups/<slug:slug>/conscience/new/seat/<uuid:pk>/", motion_new.seat, name="motion-seat"),
    path("groups/<slug:slug>/conscience/new/unseat/<uuid:pk>/", motion_new.unseat, name="motion-unseat"),
    path("groups/<slug:slug>/conscience/new/end/", motion_new.end, name="motion-end"),
    path("groups/<slug:slug>/conscience/<uuid:pk>/", motions.motion, name="motion"),
    path("groups/<slug:slug>/conscience/<uuid:pk>/put/", motions.put, name="motion-put"),
    path("groups/<slug:slug>/conscience/<uuid:pk>/second/", motions.second, name="motion-second"),
    path("groups/<slug:slug>/conscience/<uuid:pk>/withdraw/", motions.withdraw, name="motion-withdraw"),
    path("groups/<slug:slug>/conscience/<uuid:pk>/stand/", motions.stand, name="motion-stand"),
    path("groups/<slug:slug>/conscience/<uuid:pk>/not-stand/", motions.do_not_stand, name="motion-not-stand"),
    path("groups/<slug:slug>/conscience/<uuid:pk>/say/", motions.say, name="motion-say"),
    path(
        "groups/<slug:slug>/conscience/<uuid:pk>/say/<uuid:line>/take-back/",
        motions.unsay,
        name="motion-unsay",
    ),
    path("groups/<slug:slug>/conscience/<uuid:pk>/vote/", ballots.vote, name="motion-vote"),
    path("groups/<slug:slug>/conscience/<uuid:pk>/vote/check/", ballots.check, name="motion-check"),
    path("groups/<slug:slug>/conscience/<uuid:pk>/vote/cast/", ballots.cast, name="motion-cast"),
]

urlpatterns: list[URLPattern] = [
    *(*of_finding, *of_belonging, *of_service, *of_talking, *of_the_calendar),
    *of_the_conscience,
    *of_coordinators,
]
