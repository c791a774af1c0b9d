"""The rules: each a pure function of a Laporan that yields findings; a file holds one subject.

A new rule is a function with `@aturan(...)`, rows in its test, and docs/reviu.md made anew
(`python -m kinerja_lib.reviu.dokumen`).
"""

PERMENPAN = "Permenpan-RB Nomor 53 Tahun 2014"
TERTELUSUR = "Angka dalam laporan harus dapat ditelusuri dan sama di setiap tempat ia disebut"
