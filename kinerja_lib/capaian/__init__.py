"""Measurement: pure functions over tables of printed values.

banding      bring two printed values to comparable numbers, or say why that fails
arah         one formula a polarity
ukur         a whole table: capaian raw and capped, kategori, keterangan
deret        quarters as a series: printed, as numbers, brought together by method
konsolidasi  a year's quarters against the quarter's and the year's target
agregat      means that say what they leave out
anggaran     absorption, efficiency, NKA
uang         amounts of the budget tables
cocok        whether a printed number is the computed one
ganda        numbers that say two things
hitung, masukan   any file that people have: `kinerja hitung`
"""
