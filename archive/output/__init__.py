"""
Results to text and data: what every command prints, as lines, for a screen that is handed in.

Nothing here writes to a stream, looks at a terminal or knows the command line. `printable.py` keeps
hostile text away from terminals, JSON readers and spreadsheets; `width.py` counts columns;
`objects.py` is the JSON contract of docs/output.md; `table.py` is CSV and TSV; `svg.py` and
`svg_charts.py` draw; all others are text, one file for each thing that is shown.
"""
