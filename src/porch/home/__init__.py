"""The door, Today, the demo community."""
