"""Run report notebooks: parameters, the papermill engine, one report, many reports.

The runner knows notebooks by name only; it never imports a chapter.
"""
