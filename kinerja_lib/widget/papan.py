"""The board of controls in JupyterLab: choices in, the view's own HTML out."""

from __future__ import annotations

from html import escape
from typing import Any

import ipywidgets as w

from kinerja_lib.acuan.kebijakan import CAP_LAZIM
from kinerja_lib.blok import MIME, Catatan
from kinerja_lib.blok.halaman import for_jupyter, to_html
from kinerja_lib.dasar.errors import KinerjaError
from kinerja_lib.jelajah.aturan import TANPA, Aturan
from kinerja_lib.jelajah.buka import Jelajah
from kinerja_lib.jelajah.pandangan import Pandangan
from kinerja_lib.jelajah.pilih import pick_indikator, pick_satker, pick_tahun, years_of
from kinerja_lib.paket.skema import ARAH
from kinerja_lib.widget.pilihan import PANDANGAN, Pilihan

RESMI = "resmi"
SEMUA = "semua sasaran"
PANJANG = 90
"""Letters of a name that a list shows."""
LEBAR = {"width": "620px"}
NAMA = {"description_width": "90px"}
GAYA = (
    "<style>.kinerja-pandangan svg{max-width:840px;width:100%;height:auto;background:#fff}"
    ".kinerja-pandangan .gulir{max-height:420px;overflow:auto}"
    ".kinerja-pandangan figure{margin:0 0 12px}"
    ".kinerja-pandangan .perhatian{border-left:4px solid #b0440e;padding-left:8px;"
    "font-weight:bold}</style>"
)


class Papan:
    """Hold the controls; what they show is `keluaran`, the view behind it `pandangan`."""

    def __init__(
        self, j: Jelajah, satker: object, tahun: object = None, indikator: object = ""
    ) -> None:
        self.j = j
        self.pandangan: Pandangan | None = None
        self._quiet = True
        kode = pick_satker(j, satker)
        year = pick_tahun(j, kode, tahun)
        first = pick_indikator(j, kode, year, indikator)["kode"]
        self.kendali = self._controls(kode)
        self.keluaran = w.HTML()
        self.keluaran.add_class("kinerja-pandangan")
        self.pesan = w.HTML()
        self._offer(year, first)
        for name, control in self.kendali.items():
            control.observe(lambda change, name=name: self._changed(name), "value")
        self._quiet = False
        self.tombol = w.Button(description="Simpan", icon="save")
        self.tombol.on_click(lambda _: self.simpan())
        self.timpa = w.Checkbox(
            value=False, description="timpa", indent=False, layout={"width": "80px"}
        )
        self.berkas = w.Text(
            value="jelajah.csv",
            description="Berkas",
            style=NAMA,
            tooltip="akhiran .csv, .png, atau .svg",
        )
        self.show()

    def _controls(self, kode: str) -> dict[str, Any]:
        names = sorted((f"{self.j.nama(k)} ({k})", k) for k in self.j.satker)
        long = {"layout": LEBAR, "style": NAMA}
        rule = [("resmi", "")]
        return {
            "pandangan": w.ToggleButtons(options=list(PANDANGAN), style={"button_width": "130px"}),
            "satker": w.Dropdown(options=names, value=kode, description="Satker", **long),
            "tahun": w.Dropdown(description="Tahun", style=NAMA),
            "sasaran": w.Dropdown(description="Sasaran", **long),
            "indikator": w.Dropdown(description="Indikator", **long),
            "sampai": w.Dropdown(
                options=[
                    ("Triwulan I", 1),
                    ("Triwulan II", 2),
                    ("Triwulan III", 3),
                    ("Triwulan IV", 4),
                ],
                value=4,
                description="Sampai",
                style=NAMA,
            ),
            "kumulatif": w.Checkbox(value=True, description="kumulatif", indent=False),
            "lingkup": w.Dropdown(
                options=[("indikator ini", False), ("seluruh satker", True)],
                description="Lingkup",
                style=NAMA,
            ),
            "arah": w.Dropdown(
                options=[*rule, *((a, a) for a in ARAH)], description="Arah", style=NAMA
            ),
            "cap": w.Dropdown(
                options=[*rule, *((f"{c:g}%", c) for c in CAP_LAZIM if c), ("tanpa batas", TANPA)],
                description="Batas atas",
                style=NAMA,
            ),
            "minimise": w.Dropdown(
                options=[*rule, ("selisih", "selisih"), ("rasio", "rasio")],
                description="Arah turun",
                style=NAMA,
            ),
            "skala": w.Dropdown(
                options=[*rule, *((k.upper(), k) for k in self.j.skala)],
                description="Skala",
                style=NAMA,
            ),
        }

    def _offer(self, tahun: object = None, indikator: str = "") -> None:
        """Fill the lists that depend on others; a choice that still exists stays."""
        c, j = self.kendali, self.j
        years = years_of(j, c["satker"].value)
        wanted = tahun or c["tahun"].value
        c["tahun"].options = years
        c["tahun"].value = wanted if wanted in years else years[-1]
        rows = sorted(
            j.rows("tahunan", satker=c["satker"].value, tahun=c["tahun"].value),
            key=lambda r: r["kode"],
        )
        kept = c["sasaran"].value
        goals = {r["kode_sasaran"]: f"{r['kode_sasaran']} {r['sasaran']}" for r in rows}
        c["sasaran"].options = [(SEMUA, ""), *((_short(v), k) for k, v in goals.items())]
        c["sasaran"].value = kept if kept in goals else ""
        code = indikator or c["indikator"].value
        shown = [r for r in rows if c["sasaran"].value in ("", r["kode_sasaran"])]
        c["indikator"].options = [
            (_short(f"{r['kode']} {r['indikator']}"), r["kode"]) for r in shown
        ]
        codes = [r["kode"] for r in shown]
        c["indikator"].value = code if code in codes else codes[0]

    def pilihan(self) -> Pilihan:
        """Return what is chosen now."""
        v = {name: control.value for name, control in self.kendali.items()}
        aturan = Aturan(v["arah"], v["cap"], v["minimise"], v["skala"])
        return Pilihan(
            v["satker"],
            v["tahun"],
            v["indikator"],
            v["sampai"],
            v["kumulatif"],
            v["lingkup"],
            aturan,
        )

    def _changed(self, name: str) -> None:
        if self._quiet:
            return
        if name in ("satker", "tahun", "sasaran"):
            self._quiet = True
            try:
                self._offer()
            finally:
                self._quiet = False
        self.show()

    def show(self) -> None:
        """Show the chosen view, or what is wrong with the choice."""
        make, own = PANDANGAN[self.kendali["pandangan"].value]
        for name in ("sampai", "kumulatif", "lingkup", "arah", "cap", "minimise", "skala"):
            self.kendali[name].layout.display = None if name in own else "none"
        self.pesan.value = ""
        try:
            self.pandangan = make(self.j, self.pilihan())
            html = for_jupyter(to_html(self.pandangan.blok().data()))
        except KinerjaError as error:
            self.pandangan, html = None, f"<p><strong>{escape(str(error))}</strong></p>"
        self.keluaran.value = GAYA + html

    def simpan(self) -> None:
        """Save what is shown under the name typed; say where, or why not."""
        if self.pandangan is None:
            return
        try:
            path = self.pandangan.simpan(self.berkas.value.strip(), self.timpa.value)
        except KinerjaError as error:
            self.pesan.value = f"<strong>{escape(str(error))}</strong>"
        else:
            self.pesan.value = f"Tersimpan: {escape(str(path))}"

    def susunan(self) -> Any:
        """Return the whole board as one widget."""
        c = self.kendali
        rows = [
            c["pandangan"],
            c["satker"],
            w.HBox([c["tahun"], c["sampai"], c["kumulatif"]]),
            c["sasaran"],
            c["indikator"],
            c["lingkup"],
            w.HBox([c["arah"], c["cap"]]),
            w.HBox([c["minimise"], c["skala"]]),
            self.keluaran,
            w.HBox([self.berkas, self.timpa, self.tombol, self.pesan]),
        ]
        return w.VBox(rows)

    def _repr_mimebundle_(self, include: Any = None, exclude: Any = None) -> dict[str, Any]:
        """Give the controls to a frontend that knows them, a remark to every other reader."""
        remark = Catatan(self.j.plain_kalimat("jelajah.tanpa_kendali"))
        shown: dict[str, Any] = self.susunan()._repr_mimebundle_()
        return shown | {MIME: remark.data(), "text/html": for_jupyter(to_html(remark.data()))}


def _short(text: str) -> str:
    return text if len(text) <= PANJANG else f"{text[: PANJANG - 1]}…"
