"""From a report to text, one file a format. Reporters see findings, never rules."""
