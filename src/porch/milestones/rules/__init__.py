"""Which milestones there are, and which one is asked about."""
