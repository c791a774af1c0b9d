"""Chapters: one file a chapter; every public function takes a Laporan and returns blocks.

depan         sampul, kata pengantar, pernyataan reviu, ikhtisar eksekutif, daftar
pendahuluan   Bab I      perencanaan   Bab II
akuntabilitas Bab III A, the satker as a whole      sasaran   Bab III A, each sasaran
monev         quarterly monitoring, in Bab III and as a report of its own
anggaran      Bab III B  penutup       Bab IV
reviu         the Kertas Kerja Reviu, a report of its own
lampiran      Perjanjian Kinerja, RKT, comparison of documents, completeness
perjanjian    RKT and Perjanjian Kinerja as documents    rekap   the portal's pages
kartu, angka_pokok   key figures; the capaian as claimed, computed and printed, side by side
tahunan, kurva, pengisian   year on year; the quarterly curve; how far a quarter is filled in
ringkasan     a report's figures as data, for the portal
bersama       what several chapters share
"""
