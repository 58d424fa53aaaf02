"""The lists of others: fetched on time, looked at first, never believed when they are empty."""
