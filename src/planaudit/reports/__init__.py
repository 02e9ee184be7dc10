"""Reports for people: first the content as data, then one renderer a medium."""
