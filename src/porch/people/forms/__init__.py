"""What people fill in: joining, signing in, telling of themselves, their account."""
