"""Help now, leaving quickly, reports, export and erasure."""
