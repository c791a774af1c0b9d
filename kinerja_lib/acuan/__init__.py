"""Reference data of `acuan/`, typed and checked. Knows no satker.

acuan      Acuan: all of it for one data folder, read once and handed on
kebijakan  the named policy of a year: cap, variant, rounding, aggregation, scale
skala      category scales without gaps, and ranks of labels
kalimat    sentences of the report, one for each state
"""
