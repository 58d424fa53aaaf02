"""Treatment programmes run by a host: cohorts, sessions, who came, how long people stay, who walks on with them."""
