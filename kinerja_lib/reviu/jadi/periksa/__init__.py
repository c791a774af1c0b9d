"""The rules over a finished report: each a pure function of a Naskah that yields findings.

A new rule is a function with `@aturan(...)`, rows in its test, and docs/reviu.md made anew.
"""
