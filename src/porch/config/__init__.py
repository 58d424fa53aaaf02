"""Starts, configures and wires the processes: settings, addresses, the server, the ``porch`` command."""
