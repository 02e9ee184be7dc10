"""The register can be read (SCH, REF)."""

from planaudit.rules.register import (
    duplicate_id,
    duplicate_key,
    invalid_field,
    invalid_yaml,
    skipped_file,
    unknown_key,
    unknown_reference,
    unknown_vocabulary,
    wrong_target,
)
from planaudit.rules.rule import Rule

RULES: tuple[Rule, ...] = tuple(
    module.RULE
    for module in (
        invalid_yaml,
        invalid_field,
        unknown_key,
        duplicate_key,
        duplicate_id,
        skipped_file,
        unknown_reference,
        wrong_target,
        unknown_vocabulary,
    )
)
