"""
The command line: parse, call one method of the archive, print, exit.

Only this folder touches argv, the environment, the working directory, the clock and the standard
streams. `main.py` turns everything that can go wrong into one line and an exit status, `argv.py`
tells query words from options, `commands.py` lists the commands, each in a file that is imported
when it is used.
"""

from __future__ import annotations

from archive.cli.main import main

__all__ = ["main"]
