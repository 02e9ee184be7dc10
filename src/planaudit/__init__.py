"""planaudit: the auditor of a municipality's plan portfolio."""

__version__ = "0.1.0"
