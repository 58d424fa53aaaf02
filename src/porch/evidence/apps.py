from datetime import timedelta

from django.apps import AppConfig


class EvidenceConfig(AppConfig):
    name = "porch.evidence"
    label = "evidence"

    def ready(self) -> None:
        from porch.bonds.registries import Link
        from porch.diary.registries import progress_links
        from porch.evidence import keys, tasks
        from porch.evidence.counted_of_me import lines
        from porch.evidence.queries.reports import STAFF
        from porch.people.registries import figures
        from porch.ui.registries import Place, nav
        from porch.wire.registries import Job, clockwork

        keys.register()
        progress_links.register("evidence", Link("Before and since", "evidence:mine", "chart-column", 30))
        figures.register("evidence", lines)
        clockwork.register("reports", Job("reports", timedelta(minutes=1), tasks.keep_time))
        clockwork.register("studies", Job("studies", timedelta(hours=1), tasks.studies_due))
        nav.register("evidence", Place("What helps, here", "evidence:all", "chart-column", 46, "evidence"))
        desk = Place("Reports", "evidence:desk", "chart-column", 66, "desk-evidence", frozenset(STAFF))
        nav.register("desk-evidence", desk)
        library = Place("Studies", "evidence:desk-studies", "book-open", 67, "desk-studies", frozenset(STAFF))
        nav.register("desk-studies", library)
        others = Place("Other sites", "evidence:desk-sites", "link", 68, "desk-sites", frozenset(STAFF))
        nav.register("desk-sites", others)
