"""Pages and feeds of the journal: the same addresses for visitors and members, narrowed to who looks."""
