"""What an office is and has: profil, struktur, tugas, pegawai, bukti, supporting tables."""

from __future__ import annotations

from collections.abc import Iterator

from kinerja_lib.contoh.butir import Sasaran, bahan
from kinerja_lib.contoh.dadu import Dadu
from kinerja_lib.contoh.negeri import KantorRekaan
from kinerja_lib.contoh.rencana import units
from kinerja_lib.contoh.setahun import Setahun

Row = dict[str, object]

SUMBER = "Rekaan: Bab I"
HARI = 28
TEMPAT = "Contoh"


def profil_toml(kantor: KantorRekaan) -> str:
    """Return `profil.toml`; what an invented office cannot have (telephone, e-mail) is left out."""
    pairs = [
        ("kode", kantor.kode),
        ("nama", kantor.nama),
        ("nama_panjang", kantor.nama_panjang),
        ("jenis", kantor.jenis),
        ("wilayah", kantor.wilayah),
        ("kode_wilayah", kantor.kode_wilayah),
        ("provinsi", kantor.provinsi),
        ("induk", kantor.induk),
        ("alamat", f"Alamat rekaan, {kantor.wilayah}"),
        ("tempat", TEMPAT),
    ]
    lines = [f'{key} = "{value}"' for key, value in pairs if value]
    return "\n".join(["rekaan = true", *lines]) + "\n"


def struktur_rows(kantor: KantorRekaan) -> Iterator[Row]:
    """Yield `struktur`; nobody is named."""
    anggota = 6 if kantor.adalah_provinsi else 4
    rows = [
        ("kpu", "", f"{kantor.nama} (Ketua dan {anggota} Anggota)", "komisi"),
        ("sekretariat", "kpu", f"Sekretariat {kantor.nama}", "sekretariat"),
    ]
    rows += [(u["kode"], "sekretariat", u["nama"], "subbagian") for u in units(kantor)]
    for kode, induk, nama, jenis in rows:
        yield {
            "kode": kode,
            "induk": induk,
            "nama": nama,
            "pejabat": "",
            "jenis": jenis,
            "sumber": SUMBER,
        }


def tugas_rows() -> Iterator[Row]:
    """Yield `tugas`."""
    words = bahan("kantor")
    duties = [("sekretariat", words["tugas_sekretariat"])]
    duties += [(u["kode"], u["tugas"]) for u in words["unit"]]
    for kode, texts in duties:
        for no, uraian in enumerate(texts, 1):
            yield {"kode": kode, "no": no, "uraian": uraian, "sumber": SUMBER}


def pegawai_rows(kantor: KantorRekaan, tahun: int, dadu: Dadu) -> Iterator[Row]:
    """Yield one year of `pegawai`, in three groupings of the same people."""
    besar = kantor.adalah_provinsi
    asn = dadu.bulat(38, 62) if besar else dadu.bulat(11, 22)
    lain = dadu.bulat(14, 26) if besar else dadu.bulat(6, 14)
    s2, sma = dadu.bulat(1, asn // 4), dadu.bulat(1, asn // 4)
    iv, ii = dadu.bulat(1, max(1, asn // 6)), dadu.bulat(1, asn // 4)
    groups = (
        (
            "status",
            (
                ("Anggota KPU", 7 if besar else 5),
                ("Aparatur Sipil Negara", asn),
                ("Pegawai Pemerintah Non-Pegawai Negeri", lain),
            ),
        ),
        ("golongan", (("Golongan IV", iv), ("Golongan III", asn - iv - ii), ("Golongan II", ii))),
        ("pendidikan", (("S2", s2), ("S1", asn - s2 - sma), ("SMA", sma))),
    )
    for kelompok, rows in groups:
        for kategori, jumlah in rows:
            yield {
                "tahun": tahun,
                "kelompok": kelompok,
                "kategori": kategori,
                "jumlah": jumlah,
                "sumber": SUMBER,
                "catatan": "",
            }


def jumlah_klaim(pegawai: list[Row], tahun: int, dadu: Dadu) -> Iterator[Row]:
    """Yield the stated number of staff, which is not always the sum of its parts."""
    total = sum(int(str(r["jumlah"])) for r in pegawai if r["kelompok"] == "status")
    said = total + (dadu.pilih((-2, -1, 1)) if dadu.mungkin(0.1) else 0)
    yield {
        "tahun": tahun,
        "butir": "jumlah_pegawai",
        "nilai": f"{said} orang",
        "sumber": SUMBER,
        "catatan": "",
    }


def bukti_rows(th: Setahun, dadu: Dadu) -> Iterator[Row]:
    """Yield dated events of one year, up to the last triwulan that came in."""
    for s in th.sasaran:
        for uraian in s.data["bukti"]:
            day = f"{th.tahun}-{dadu.bulat(1, 3 * th.masuk):02d}-{dadu.bulat(1, HARI):02d}"
            count, dated = dadu.bulat(5, 60), dadu.mungkin(0.9)
            if dadu.mungkin(0.55):
                yield {
                    "tahun": th.tahun,
                    "kode_sasaran": s.kode,
                    "tanggal": day if dated else "",
                    "uraian": uraian,
                    "jumlah": f"{count} orang" if dadu.mungkin(0.4) else "",
                    "sumber": f"Rekaan: catatan kegiatan {th.tahun}",
                }


def pendukung_files(th: Setahun, dadu: Dadu) -> Iterator[tuple[Row, list[Row]]]:
    """Yield (its row in `pendukung`, its rows) of each supporting table of one year."""
    kode = {str(s.data["nama"]): s.kode for s in th.sasaran}
    for t in bahan("kantor")["pendukung"]:
        shown, size = dadu.mungkin(0.7), dadu.bulat(2, len(t["isi"]))
        taken = dadu.ambil(t["isi"], size)
        counts = [dadu.bulat(*t["jumlah"]) for _ in taken]
        if not shown or (t["sasaran"] and t["sasaran"] not in kode):
            continue
        sumber = f"Rekaan: lampiran LKj {th.tahun}"
        rows: list[Row] = [
            dict(zip((*t["kolom"], "sumber"), (no, nama, n, sumber), strict=True))
            for no, (nama, n) in enumerate(zip(taken, counts, strict=True), 1)
        ]
        yield (
            {
                "tahun": th.tahun,
                "tabel": nama_tabel(t["tabel"], th.tahun),
                "judul": f"{t['judul']} tahun {th.tahun}",
                "sumber": sumber,
                "kode_sasaran": kode.get(t["sasaran"], ""),
            },
            rows,
        )


def nama_tabel(tabel: str, tahun: int) -> str:
    """Return the file name of a supporting table in one year: at most twenty letters."""
    return f"{tabel[:15]}_{tahun}"


def shown_tables(pendukung: list[Row], sasaran: Sasaran, tahun: int) -> list[str]:
    """Return the names of one sasaran's supporting tables in one year."""
    return [
        str(r["tabel"])
        for r in pendukung
        if r["kode_sasaran"] == sasaran.kode and r["tahun"] == tahun
    ]
