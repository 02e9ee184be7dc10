"""From templates and facts to text in the reader's language."""
