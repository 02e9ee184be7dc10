"""The report for newly elected members: the plan system that they take over, in the order of the founding report."""
