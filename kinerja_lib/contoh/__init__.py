"""An invented country to try Kinerja on: many offices, several years, every kind of value.

dadu        chance that is the same on every machine
cetak       quantities as people print them, each office in its own way
negeri      the offices: codes, names, provinces
butir       which sasaran and indikator an office has (`bahan/sasaran.toml`)
besaran     target and realisasi of one indikator in one year
triwulanan  the same cut into four quarters
setahun     one office's year, measured by the project's own rules
ukuran      the tables pengukuran, triwulan, klaim, renstra, standar
rencana     anggaran, dokumen, perjanjian
kantor      profil, struktur, tugas, pegawai, bukti, pendukung
narasi      the Markdown files (`bahan/narasi.toml`)
satker      one office's folder, all years
rusak       ways in which a folder can be broken
tulis       the whole data folder, written at once
milik       what of a folder it wrote itself and nobody changed

Words are data (`bahan/*.toml`). Every profil says `rekaan = true`, so every page says so too.
Nothing imports this package but the command line.
"""
