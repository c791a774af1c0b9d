"""The rules over a finished report (`kinerja_lib.paket.narasi` reads it): `tinjau` runs every one.

aturan   the rules, a subject a file, and their registry; ids begin with `dok-`
tinjau   every rule over one file; what could not be read
"""
