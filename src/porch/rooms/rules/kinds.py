"""The titles an open room may have. They are chosen, not typed, so that a title names nobody and nothing."""

TITLES = (
    "Sitting together",
    "Newcomers’ circle",
    "Evening room",
    "Morning room",
    "Quiet room",
    "Night lamp",
)
