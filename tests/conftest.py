"""What holds for every test."""

import signal

# A program that is started in the background of a shell is told to ignore Ctrl-C, and so would what the tests start.
signal.signal(signal.SIGINT, signal.default_int_handler)
