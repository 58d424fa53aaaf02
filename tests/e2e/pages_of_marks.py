"""Pages of questions for oneself and of what somebody marked, as rows of ``every_page``: name, who, address, links."""

OF_QUESTIONS_AND_MARKS: tuple[tuple[str, ...], ...] = (
    ("questions", "Wren", "/progress/questions/"),
    ("question", "Wren", "/progress/questions/", "Go on"),
    ("questions-one", "Wren", "/progress/questions/four/"),
    ("questions-new", "Quiet Heron", "/progress/questions/five/"),
    ("questions-without-words", "Quiet Heron", "/progress/questions/seventeen/"),
    ("questions-came-to", "Wren", "/progress/questions/ten/", "what I answered"),
    ("questions-each-for-itself", "Wren", "/progress/questions/four/", "what I answered"),
    ("desk-questions", "Olu", "/desk/questions/"),
    ("milestones", "Quiet Heron", "/milestones/"),
    ("milestones-so-far", "Wren", "/milestones/"),
    ("milestones-add", "Wren", "/milestones/add/"),
    ("milestone", "Wren", "/milestones/", "Saw my kids"),
    ("milestone-coin", "Wren", "/milestones/", "Saw my kids > As a card or coin to print"),
    ("milestone-shown", "Sam", "/milestones/", "Wren marked something"),
    ("milestone-card", "Wren", "/milestones/", "Saw my kids > As a card or coin to print > As a card"),
)
