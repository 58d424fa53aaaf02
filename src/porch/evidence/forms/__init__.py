"""What is said at the desk of reports."""
