"""What is written down about living together, and what each thing means."""

SCREEN_RESULTS = ("negative", "positive", "refused", "dilute", "not-clear")
