"""Pages of meetings, as rows of ``every_page``: name, who, address, links."""

OF_MEETINGS: tuple[tuple[str, ...], ...] = (
    ("meetings", "", "/meetings/"),
    ("meetings-any-day", "Quiet Heron", "/meetings/?day=any"),
    ("meetings-more-choices", "", "/meetings/?day=any&type=open&q=walk&place=nowhere"),
    ("meetings-none", "", "/meetings/?day=today&type=prison"),
    ("meetings-print", "", "/meetings/print/"),
    ("meetings-print-by-place", "", "/meetings/print/?by=place&size=a5"),
    ("meetings-flyer", "", "/meetings/flyer/"),
    ("meeting", "", "/meetings/sunday-walk/"),
    ("meeting-with-proof", "", "/meetings/second-cup/"),
    ("desk-meetings-embed", "Dee", "/desk/meetings/embed/"),
)
