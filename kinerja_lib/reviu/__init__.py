"""Contradictions that a reviewer hunts for, found by rule.

temuan        what a rule says: a finding and the places it names; free of any table
aturan        the rules, a small pure function each, with what they check, on what basis
registri      what a rule is, and a registry of rules
naskah        rules over finished reports, which `kinerja_lib.paket.narasi` reads
belum         a sentence that says a score was not given yet
nama, tempat  the same indicator in two wordings; a table's cell as a place
tinjau        every rule over one satker's year, duplicates brought together
pengecualian  findings that somebody answered for
tanda         the number and the anchor of a finding
tabel         findings as text, JSON, CSV and a sheet
varian        the same year under other policies
daftar_uji    the reviewer's checklist
final         what keeps a report from being final
dokumen       docs/reviu.md, made from the registry
"""
