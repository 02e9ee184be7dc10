"""The declared register: what a municipality may say about its plans, one file for each declared thing.

Import from the modules themselves, so that a command pays only for what it uses.
"""
