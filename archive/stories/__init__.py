"""
Stories: which articles are the same news, in versions and copies.

`shingles` makes a text comparable, `sketches` finds who shares text with it, `grouping` says what
belongs together.
"""
