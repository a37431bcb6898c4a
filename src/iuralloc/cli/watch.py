"""Long work: a sign of life on a terminal, a limit of time, and an end at Ctrl-C."""

from __future__ import annotations

import _thread
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from typing import Final

from iuralloc.cli.streams import Unusable, complain
from iuralloc.errors import Status

#: seconds between two signs of life
_PATIENCE: Final = 2


@contextmanager
def watched(work: str, limit: int | None) -> Iterator[None]:
    """Say on a terminal that the work goes on, and stop it when its time is up.

    Parameters
    ----------
    work
        What is being done, for the reader.
    limit
        Seconds that it may take; None for no limit.

    Raises
    ------
    Unusable
        With status 4 when the time is up: nothing is printed as final.
    """
    work = " / ".join(work.splitlines())
    done, expired = threading.Event(), threading.Event()

    def watch() -> None:
        for seconds in count(1):
            if done.wait(1):
                return
            if seconds == limit:
                expired.set()
                _thread.interrupt_main()
                return
            if seconds % _PATIENCE == 0 and sys.stderr.isatty():
                complain("at-work", work=work, seconds=str(seconds))

    threading.Thread(target=watch, daemon=True).start()
    try:
        yield
    except KeyboardInterrupt:
        if not expired.is_set():
            raise
        raise Unusable("time-is-up", Status.LIMIT, work=work, seconds=str(limit)) from None
    finally:
        done.set()
