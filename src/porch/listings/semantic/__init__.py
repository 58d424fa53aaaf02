"""The semantic API of BMLT: what may be asked, and the answer, value for value.

``asked`` reads a query, ``catalogue`` holds a list ready for answering, ``answers`` finds and writes; ``facts``,
``tsml`` and ``naws`` answer the rest. Nothing here knows of a database or of a web server.
"""
