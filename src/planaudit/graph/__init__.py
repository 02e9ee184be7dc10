"""The plan system as a graph: read-only, built once; one named question a file."""
