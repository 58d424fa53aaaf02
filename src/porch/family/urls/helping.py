"""Addresses of reads, one's own days and goals, the course and the five calls."""

from django.urls import URLPattern, path

from porch.family.views import calls, coaches, coaching, course, own, reads

urlpatterns: list[URLPattern] = [
    path("family/reads/", reads.reads, name="reads"),
    path("family/reads/<slug:slug>/", reads.read, name="read"),
    path("family/diary/", own.diary, name="diary"),
    path("family/diary/<str:on>/forget/", own.forget_day, name="forget-day"),
    path("family/goals/", own.goals, name="goals"),
    path("family/goals/<uuid:pk>/", own.goal, name="goal"),
    path("family/goals/<uuid:pk>/near/", own.near, name="near"),
    path("family/goals/<uuid:pk>/put-away/", own.put_away, name="put-away"),
    path("family/goals/<uuid:pk>/forget/", own.forget_goal, name="forget-goal"),
    path("family/safety/", course.safety, name="safety"),
    path("family/safety/other/", course.other_path, name="other-path"),
    path("family/course/", course.course, name="course"),
    path("family/course/begin/", course.begin, name="course-begin"),
    path("family/course/hour/", course.hour, name="course-hour"),
    path("family/course/leave-out/", course.leave_out, name="course-leave-out"),
    path("family/course/rest/", course.rest, name="course-rest"),
    path("family/course/go-on/", course.go_on, name="course-go-on"),
    path("family/course/stop/", course.stop, name="course-stop"),
    path("family/course/<int:number>/", course.day, name="course-day"),
    path("family/course/<int:number>/read/", course.have_read, name="course-read"),
    path("family/coaching/", coaching.mine, name="coaching"),
    path("family/coaching/ask/", coaching.ask, name="coaching-ask"),
    path("family/coaching/room/", coaching.room, name="coaching-room"),
    path("family/coaching/<uuid:pk>/", calls.one, name="coaching-one"),
    path("family/coaching/<uuid:pk>/yes/", coaching.yes, name="coaching-yes"),
    path("family/coaching/<uuid:pk>/no/", coaching.no, name="coaching-no"),
    path("family/coaching/<uuid:pk>/time/", calls.time, name="coaching-time"),
    path("family/coaching/<uuid:pk>/agree/", calls.agree, name="coaching-agree"),
    path("family/coaching/<uuid:pk>/held/", calls.held, name="coaching-held"),
    path("family/coaching/<uuid:pk>/try/", calls.trying, name="coaching-try"),
    path("family/coaching/<uuid:pk>/end/", coaching.end, name="coaching-end"),
    path("desk/family/coaches/", coaches.desk, name="desk-coaches"),
    path("desk/family/coaches/<uuid:pk>/end/", coaches.end, name="desk-coaches-end"),
]
