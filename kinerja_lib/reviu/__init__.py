"""Contradictions that a reviewer hunts for, found by rule.

temuan        what a rule says: a finding and the places it names; free of any table
aturan        the rules, a small pure function each, with what they check, on what basis
registri      what a rule is, and a registry of rules
daftar        the rules over tables
belum         a sentence that says a score was not given yet
nama, tempat  the same indicator in two wordings; a table's cell as a place
periksa       every rule over one satker's year, duplicates brought together
pengecualian  findings that somebody answered for
tanda         the number and the anchor of a finding
tabel         findings as text, JSON, CSV and a sheet
"""
