"""`planaudit`, and `python -m planaudit`: where a run begins."""

import atexit
import gc
import os
import signal
import sys

from planaudit.cli.exits import Exit


def start() -> None:
    """Run the command line.

    One short run makes much and throws away little, so nothing is collected, neither on the way nor at the end;
    Pydantic's plugins, which would be code from elsewhere, are left alone. Both must be said before the rest is
    imported. Who presses Ctrl-C while it is gets no traceback either.
    """
    gc.disable()
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    interrupt = signal.getsignal(signal.SIGINT)
    if interrupt is signal.default_int_handler:  # else whoever started the program wants it left alone
        signal.signal(signal.SIGINT, lambda *_: os._exit(Exit.INTERRUPTED))
    from planaudit.cli.ahead import guess

    begun = guess(sys.argv[1:])
    from planaudit.cli.main import main

    signal.signal(signal.SIGINT, interrupt)
    code = main(begun)
    atexit._run_exitfuncs()
    os._exit(code)


if __name__ == "__main__":
    start()
