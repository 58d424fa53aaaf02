"""What a report says, one subject in each module: ``section`` gives it, or None where there is nothing."""
