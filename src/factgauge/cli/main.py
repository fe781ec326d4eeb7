"""The entry of the console script: answers the cheap questions itself and hands on the others.

`factgauge --version` must cost no more than the interpreter does, so nothing is imported up here.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence

INTERRUPTED = 130  # 128 + SIGINT, as a shell reports it


def run() -> None:
    """Run the command line of this process and leave with its exit status."""
    sys.exit(main(sys.argv[1:]))


def main(argv: Sequence[str]) -> int:
    """Run one command line and return its exit status: 0, 1, 2, or 130 when interrupted."""
    if list(argv) in (["--version"], ["-V"]):
        import factgauge

        print(f"factgauge {factgauge.__version__}")
        return 0
    from factgauge.cli.commands import dispatch

    try:
        status = dispatch(argv)
        sys.stdout.flush()
    except BrokenPipeError:
        _silence_stdout()
        return 0
    except (
        OSError
    ) as error:  # a full disk behind standard output; files of our own answer for theirs
        from factgauge.cli.messages import complain
        from factgauge.errors import UsageError

        reason = (error.strerror or str(error)).lower()
        complain(
            UsageError("standard output", f"cannot write: {reason}", "make room and run again")
        )
        _silence_stdout()
        return 2
    except KeyboardInterrupt:
        return INTERRUPTED
    return status


def _silence_stdout() -> None:
    """Let the interpreter flush what is left into nothing: whoever read our output has gone."""
    import os

    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
