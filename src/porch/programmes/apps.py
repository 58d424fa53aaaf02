from django.apps import AppConfig


class ProgrammesConfig(AppConfig):
    name = "porch.programmes"
    label = "programmes"

    def ready(self) -> None:
        from porch.bonds.registries import Link, people_links, powers_over
        from porch.people.registries import belongings
        from porch.programmes import after, consent, keys
        from porch.programmes.belongings import belonging
        from porch.programmes.queries import working
        from porch.programmes.queries.mine import has_something
        from porch.safety.registries import conflicts
        from porch.ui.registries import Place, nav

        keys.register()
        consent.register()
        after.register()
        belongings.register("programmes", belonging)
        people_links.register(
            "programmes", Link("My programme", "programmes:mine", "calendar-days", 17, has_something)
        )
        powers_over.register("programmes", working.powers)
        conflicts.register("programmes", working.whom_i_hold_power_over)

        mine = Place(
            *("My programme", "programmes:mine", "calendar-days"),
            order=44,
            page="programmes",
        )
        nav.register("my-programme", mine)
        desk = frozenset({"coordinator"})
        nav.register(
            "programmes", Place("Programmes", "programmes:desk", "calendar-days", 65, "desk-programmes", desk)
        )
