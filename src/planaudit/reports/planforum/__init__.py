"""The report that a planforum meeting decides by: one file a section, the content as data."""
