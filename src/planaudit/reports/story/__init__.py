"""The story of a register, for a terminal, a spreadsheet, a program and a slide."""
