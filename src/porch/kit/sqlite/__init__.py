"""Django's SQLite backend with one file lock around every write.

SQLite before 3.51.3 can corrupt a WAL database when two connections write or checkpoint at once. Every
write here, in a transaction or on its own, from the server or from a command beside it, holds one ``flock``
in the data folder, and checkpoints are taken under it and nowhere else.
"""
