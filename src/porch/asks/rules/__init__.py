"""Rules of the asks room: who is next and until when, who fits whom, what may be promised. Plain values in and out."""
