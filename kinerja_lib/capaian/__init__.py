"""Measurement: pure functions over tables of printed values.

banding      bring two printed values to comparable numbers, or say why that fails
arah         one formula a polarity
ukur         a whole table: capaian raw and capped, kategori, keterangan
kebijakan    the named policy of a year: cap, variant, rounding, aggregation, scale
skala        category scales without gaps, and ranks of labels
deret        quarters as a series: printed, as numbers, brought together by method
konsolidasi  a year's quarters against the quarter's and the year's target
agregat      means that say what they leave out
anggaran     absorption, efficiency, NKA
hitung       any file that people have: `kinerja hitung`
"""
