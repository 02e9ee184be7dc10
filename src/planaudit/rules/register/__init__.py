"""The register can be read (SCH, REF)."""
