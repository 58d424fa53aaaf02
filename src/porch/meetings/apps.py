from django.apps import AppConfig


class MeetingsConfig(AppConfig):
    name = "porch.meetings"
    label = "meetings"

    def ready(self) -> None:
        from porch.ui.registries import Place, nav

        desk = frozenset({"coordinator"})
        nav.register(
            "meetings",
            Place("Meetings", "meetings:find", "calendar-days", order=20, page="meetings", bar=True),
        )
        nav.register(
            "desk-meetings",
            Place("Our meetings", "meetings:desk", "calendar", order=62, page="desk-meetings", roles=desk),
        )
