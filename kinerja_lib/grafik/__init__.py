"""Charts of a report: one file a kind, each a frozen dataclass of plain values.

tren.TrenTriwulan           target and realisasi by triwulan, one indicator or the satker
tren_kecil.TrenKecil         the same, small, one a sasaran side by side
peta.PetaTriwulan           heat map indicator × triwulan
tahunan.CapaianTahunan      capaian by year, the last difference named
sasaran.CapaianSasaran      capaian per sasaran on the scale's bands
pergeseran.PergeseranTarget targets that differ between documents
anggaran.AnggaranProgram    pagu and realisasi by programme
struktur.BaganStruktur      organisation chart
sebaran.SebaranCapaian      how many satker reach which capaian, on the scale's bands
peringkat.Peringkat         satker among their peers, first and last named
wilayah.SebaranWilayah      satker by province, median and middle half
terlewat.SasaranTerlewat    sasaran that satker miss most often
pita_triwulan.PitaTriwulan  quarterly progress of many satker
lintasan, proyeksi, sesama, andai   views of the exploration

Every chart has `draw()` (a matplotlib Figure), `alt()` (what a sighted reader sees, in words) and
`data()` (column heads and printed rows). `gaya.to_svg(chart.draw(), "gambar-3")` gives the SVG.
gaya: palette and look · kanvas: drawing in points · teks: measure and wrap · letak: place labels
skala: axes and printed values · titik: points of a quarterly chart · pena: draw as SVG
pita: bands of a scale · kuartil: quartiles, and dots side by side
Nothing here imports matplotlib before a chart is drawn.
"""
