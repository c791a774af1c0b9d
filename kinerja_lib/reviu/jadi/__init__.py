"""A finished report that somebody else made, reviewed as it is printed.

naskah          what was read: lines, headings, captions and tables, each with its place
teks, docx, pdf the readers (kisi: tables of a page); `baca` picks one by the ending
daftar          the registry of rules over a Naskah
periksa         the rules, small pure functions, a subject a file
tinjau          every rule over one file; what could not be read
"""
