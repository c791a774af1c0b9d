"""One satker's tables and texts of all years: read, checked, every cell traceable.

skema, rujukan            contracts of the tables, and what holds between them
silang                    contradictions between tables, and against scales and policy
profil, narasi            who the office is; narratives and the headings that chapters ask for
folder                    the data folder: finding and listing satker, hashing their files
tabel                     the tables of one satker as printed, of CSV or its workbook
baris                     rows of the tables, typed: a misspelt column fails in mypy
buku, pendukung           the satker's one workbook; free tables that its index lists
isi_folder, kantor_lain   what lies there that nobody reads; other offices that are named
kembar                    two folders of which one was made of the other
revisi                    which Perjanjian Kinerja are in force, and what a new one changed
dokumen_ukur, janji       the document measured in a year; targets of perjanjian where it is the PK
kesiapan                  what a year can be reported from, what is missing
kantor                    who a satker is, for lists over many of them
paket                     `read_paket`: all of it together, every violation at once
"""
