"""Run report notebooks; what each command does. Knows notebooks by name only, and no chapter.

parameter, tugas, antrean   notebooks and their parameters; one report; what a command asks for
satu, eksekusi, ekspor      render one report: validate, run, export, put in place
banyak, kabar               many of them, several at a time; how it goes
mesin, hangat, induk, cabang, adaptor   papermill's engine: a warm process and its forks
pemanasan, hemat            what such a process fills in first; what it leaves out
gudang, sidik, rekaman      where results go; fingerprints; what is known of every report
terpisah                    many things in one child, each apart
periksa                     validate without rendering
daftar, reviu, lab, salin   list, review, JupyterLab, copies into a database and back
"""
