"""The plan repository as it was: revisions read from git objects, and what has changed between two of them."""
