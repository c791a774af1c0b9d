"""Exploration: every measured row of a data folder in tidy tables, and views over them.

bentuk      columns of the tidy tables; tables as arrays and back
baca        one satker's rows, without full validation; a broken one says why it is left out
milik       whose folder it is: what is another office's is not compared
bangun      rows of many satker, measured, on all cores (pekerja is one such process)
simpanan    what was measured before, by content fingerprint, in the user's cache folder
buka        Jelajah and `open_jelajah`
pilih       what a caller means by a satker, a year, an indicator
aturan      the official policy with something changed
pandangan   what a view returns: picture, table, sentences; saved as CSV, PNG, SVG
tren · lintasan · perubahan · sesama · proyeksi · andai    one view each
pengantar   the beginning of the notebook

Every view is a pure function of a Jelajah and a choice; `kinerja_lib.widget` binds controls to
them.
"""
