"""Drawings of a report as shapes, which a template writes down as SVG: positions are reckoned here, nothing else."""
