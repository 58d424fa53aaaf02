"""Pages of the safety room: helping, reporting, the desk."""
