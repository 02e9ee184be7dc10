"""Documents and settings in, a report out. No printing, no exit codes."""
