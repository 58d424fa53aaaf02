"""Pages for somebody's own days, the course and the five calls: name, who, address, links."""

OF_HELPING: tuple[tuple[str, ...], ...] = (
    ("family-reads", "", "/family/reads/"),
    ("family-read", "", "/family/reads/", "Naloxone at home"),
    ("family-diary", "Rosa", "/family/diary/"),
    ("family-goals", "Rosa", "/family/goals/"),
    ("family-goal", "Rosa", "/family/goals/", "Sleep through"),
    ("family-safety", "Rosa", "/family/safety/"),
    ("family-other-path", "Rosa", "/family/safety/other/"),
    ("family-course", "Rosa", "/family/course/"),
    ("family-course-begin", "Sam", "/family/course/"),
    ("family-course-day", "Rosa", "/family/course/9/"),
    ("family-coaching", "Rosa", "/family/coaching/"),
    ("family-coaching-ask", "Sam", "/family/coaching/"),
    ("family-coaching-one", "Wren", "/family/coaching/", "Rosa"),
    ("desk-family-coaches", "Dee", "/desk/family/coaches/"),
)
