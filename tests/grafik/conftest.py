"""What the chart tests share: charts of every kind, plain and nasty, and a way to look at one."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from itertools import combinations
from typing import Any

import pytest
from matplotlib.patches import Circle, Patch, PathPatch, Polygon, Rectangle

from kinerja_lib.grafik.andai import BandingAturan
from kinerja_lib.grafik.anggaran import AnggaranProgram
from kinerja_lib.grafik.gaya import LEBAR, to_svg
from kinerja_lib.grafik.lintasan import Lintasan
from kinerja_lib.grafik.pergeseran import PergeseranTarget
from kinerja_lib.grafik.peringkat import Peringkat
from kinerja_lib.grafik.peta import PetaTriwulan
from kinerja_lib.grafik.pita_triwulan import PitaTriwulan
from kinerja_lib.grafik.proyeksi import ProyeksiAkhir
from kinerja_lib.grafik.sasaran import CapaianSasaran
from kinerja_lib.grafik.sebaran import SebaranCapaian
from kinerja_lib.grafik.sesama import Sesama
from kinerja_lib.grafik.struktur import BaganStruktur
from kinerja_lib.grafik.tahunan import CapaianTahunan
from kinerja_lib.grafik.teks import width
from kinerja_lib.grafik.terlewat import SasaranTerlewat
from kinerja_lib.grafik.tren import TrenTriwulan
from kinerja_lib.grafik.tren_kecil import TrenKecil
from kinerja_lib.grafik.wilayah import SebaranWilayah

JAHAT = '<script>alert(1)</script> $x^2$ & #read("a") \\frac{1}{2} \x00\x1b\u202e漢 "q"'
"""A text that SVG, mathtext, TeX and Typst would each like to run."""
PANJANG = ("Persentase pengelolaan data pemilih berkelanjutan yang akurat " * 5).strip()
KATA = "X" * 300
INF, NAN = math.inf, math.nan
KPU = [
    (-INF, 54.5, "Gagal"),
    (54.5, 75.5, "Cukup Baik"),
    (75.5, 90.5, "Baik"),
    (90.5, INF, "Sangat Baik"),
]
AKIP = [
    (-INF, 30, "Sangat Kurang"),
    (30, 50, "Kurang"),
    (50, 60, "Cukup"),
    (60, 70, "Baik"),
    (70, 80, "Sangat Baik"),
    (80, 90, "Memuaskan"),
    (90, INF, "Sangat Memuaskan"),
]
BANYAK = [round(100 - (i * 37 % 211) / 9.7, 2) for i in range(552)]
"""Capaian of as many satker as KPU has."""
SASARAN = [(f"S{i:02}", PANJANG[: 20 + 7 * i]) for i in range(1, 16)]
LIMA_BELAS = [100, None, 54.9, 75.5, 90, 91, 0, 240, 100, 33.3, 66, 77, 88, 99, 12.345]
SETAHUN = TrenTriwulan(
    target=(25, 50, 75, 100),
    realisasi=(20, 48.5, 75, 98.61),
    status_target=(*("ilustrasi",) * 3, "dokumen"),
    status_realisasi=("ilustrasi", "turunan", "ilustrasi", "dokumen"),
)
SAMA = TrenTriwulan(target=(25, 50, 75, 100), realisasi=(25, 50, 75, 100))
BESAR = TrenTriwulan(
    target=(1e15, 2e15, 3e15, 4e15), realisasi=(1.1e15, 2.5e15, 3e15, 3.9e15), satuan="rupiah"
)
NEGATIF = TrenTriwulan(target=(-5, 0, 5, 10), realisasi=(-10, -5, 3, -2), satuan=PANJANG)
TAK_HINGGA = TrenTriwulan(
    target=(NAN, INF, 5, 10),
    realisasi=(3, -INF, NAN, 1e300),
    status_target=("ilustrasi",) * 4,
    status_realisasi=("turunan",) * 4,
    satuan=JAHAT,
)
SUBBAG = [
    "Teknis Penyelenggaraan Pemilu dan Hubungan Masyarakat",
    "Keuangan, Umum dan Logistik",
    "Perencanaan, Data dan Informasi",
    "Hukum dan Sumber Daya Manusia",
]
KPU_KOTA = [
    ("k", "", "Ketua", "Nama Ketua"),
    ("s", "k", "Sekretaris", "Nama Sekretaris"),
    *[(f"u{i}", "s", f"Subbagian {n}", "") for i, n in enumerate(SUBBAG)],
    *[(f"p{i}", f"u{i}", "Pelaksana", "") for i in range(4)],
]


def _seri(chart: TrenTriwulan) -> tuple[Any, ...]:
    return chart.target, chart.realisasi, chart.status_target, chart.status_realisasi


CHARTS: dict[str, Any] = {
    "tren": SETAHUN,
    "tren sama": SAMA,
    "tren dekat": TrenTriwulan(target=(25, 50, 75, 100), realisasi=(24.9, 50.2, 74.8, 99.9)),
    "tren sampai 2": TrenTriwulan(target=(25, 50, 75, 100), realisasi=(20, 50, 9, 9), sampai=2),
    "tren di atas": TrenTriwulan(target=(25, 50, 75, 100), realisasi=(60, 120, 180, 240)),
    "tren satu titik": TrenTriwulan((1,), (5,), (4,), satuan="laporan"),
    "tren nol": TrenTriwulan(target=(0,) * 4, realisasi=(0,) * 4, satuan="laporan"),
    "tren bolong": TrenTriwulan(target=(25, None, 75, 100), realisasi=(20, None, 90, None)),
    "tren kosong": TrenTriwulan(),
    "tren hampa": TrenTriwulan((), (), ()),
    "tren besar": BESAR,
    "tren negatif": NEGATIF,
    "tren tak hingga": TAK_HINGGA,
    "kecil": TrenKecil([(k, n, *_seri((SETAHUN, SAMA)[len(n) % 2])) for k, n in SASARAN]),
    "kecil jahat": TrenKecil(
        [
            (KATA, KATA, *_seri(BESAR)),
            (JAHAT, JAHAT, *_seri(NEGATIF)),
            ("", "", *_seri(TAK_HINGGA)),
            ("d", PANJANG, *_seri(TrenTriwulan())),
        ],
        sampai=3,
    ),
    "kecil kosong": TrenKecil([]),
    "peta": PetaTriwulan(
        [(f"{k}.1", n) for k, n in SASARAN],
        [[25, 50, 75.5, 100]] * 15,
        [["ilustrasi", "turunan", "dokumen", "ilustrasi"]] * 15,
        sampai=3,
    ),
    "peta 60": PetaTriwulan(
        [(f"S{i:02}", PANJANG) for i in range(60)],
        [[0, 25.55, 240, 1e15]] * 60,
        [["turunan"] * 4] * 60,
    ),
    "peta jahat": PetaTriwulan(
        [(KATA, KATA), (JAHAT, JAHAT), ("b", PANJANG), ("", "")],
        [[NAN, INF, -5, 0], [1e15, 99.999, 100, -1e9], [12.345] * 4, [None] * 4],
        [["ilustrasi"] * 4] * 4,
    ),
    "peta kosong": PetaTriwulan([], []),
    "tahunan": CapaianTahunan(
        (2022, 2023), (96, 100), ("dinyatakan", "dihitung"), ("Sangat Baik", "Sangat Baik")
    ),
    "tahunan lima": CapaianTahunan(range(2019, 2024), (None, 88.5, 240, 96, 95.25)),
    "tahunan jahat": CapaianTahunan(
        (2021, 2022, 2023), (-20, 1e15, 0), (JAHAT, PANJANG, KATA), (KATA, JAHAT, PANJANG)
    ),
    "tahunan tanpa nilai": CapaianTahunan((2022, 2023), (None, NAN)),
    "tahunan kosong": CapaianTahunan((), ()),
    "sasaran": CapaianSasaran([(k, n, 100.0, 1, 2) for k, n in SASARAN], KPU),
    "sasaran campur": CapaianSasaran(
        [(k, n, v, 2, 3) for (k, n), v in zip(SASARAN, LIMA_BELAS, strict=True)], KPU, None
    ),
    "sasaran akip": CapaianSasaran([(k, n, 60.5, 2, 2) for k, n in SASARAN], AKIP),
    "sasaran jahat": CapaianSasaran(
        [(KATA, KATA, -5, 1, 10), (JAHAT, JAHAT, 1e15, 99, 1000), ("c", PANJANG, NAN, 0, 2)],
        [(0, 50, JAHAT), (50, 60, PANJANG), (60, INF, KATA)],
    ),
    "sasaran tanpa pita": CapaianSasaran([("S01", "Nama", 50, 1, 1)], []),
    "sasaran kosong": CapaianSasaran([], KPU),
    "pergeseran": PergeseranTarget(
        ["RKT", "RKT Kegiatan", "LKj Tabel 5", "LKj per sasaran"],
        [
            ("S01.1", PANJANG, [100, 90, 90, 90]),
            ("S02.1", "Sama", [95] * 4),
            ("S09.3", "Gedung", [90, None, 95, 90]),
        ],
    ),
    "pergeseran jahat": PergeseranTarget(
        [JAHAT, PANJANG, KATA, "d", "e", "f"],
        [
            (KATA, KATA, [1e15, 2e15, None, -5, NAN, 240]),
            (JAHAT, JAHAT, [0.001, 0.002, 0.003, 100, 90.123, INF]),
        ],
        PANJANG,
    ),
    "pergeseran 12": PergeseranTarget([f"D{i}" for i in range(12)], [("a", "b", range(88, 100))]),
    "pergeseran sama": PergeseranTarget(["RKT", "PK"], [("S01.1", "Sama", [90, 90])]),
    "pergeseran kosong": PergeseranTarget([], []),
    "anggaran": AnggaranProgram(
        [
            ("Program Dukungan Manajemen", 2818560000, 2790000000),
            ("Program Penyelenggaraan Pemilu", 13970904000, 12100345000),
        ]
    ),
    "anggaran tanpa realisasi": AnggaranProgram([("Program Dukungan Manajemen", 2818560000, None)]),
    "anggaran jahat": AnggaranProgram(
        [
            (JAHAT, None, None),
            (PANJANG, -5, -1),
            (KATA, NAN, INF),
            ("a", 1e15, 1e16),
            ("b", None, 1e9),
            ("", 0, 0),
        ]
    ),
    "anggaran kosong": AnggaranProgram([]),
    "sebaran": SebaranCapaian(BANYAK, KPU),
    "sebaran satu": SebaranCapaian([100.0], KPU),
    "sebaran tiga": SebaranCapaian([54.0, 90.5, 100.0], KPU),
    "sebaran sama": SebaranCapaian([100.0] * 552, KPU, None),
    "sebaran jahat": SebaranCapaian(
        [0, 1e15, NAN, INF, -5, None], [(0, 50, JAHAT), (50, 60, PANJANG), (60, INF, KATA)]
    ),
    "sebaran tanpa pita": SebaranCapaian([10, 120], []),
    "sebaran kosong": SebaranCapaian([None, NAN], KPU),
    "peringkat": Peringkat(
        [
            ("Kabupaten", [(f"KPU Kabupaten {i}", v) for i, v in enumerate(BANYAK)]),
            ("Kota", [("KPU Kota A", 99.5), ("KPU Kota B", None)]),
        ]
    ),
    "peringkat satu": Peringkat([("Kota", [("KPU Kota Metro", 100.0)])]),
    "peringkat sama": Peringkat([("Kota", [(f"KPU {i}", 100.0) for i in range(500)])]),
    "peringkat jahat": Peringkat(
        [
            (JAHAT, [(KATA, 1e15), (JAHAT, -5), (PANJANG, NAN), ("", 0)]),
            (KATA, [(PANJANG, v) for v in (1, 2, 3, 4, 5)]),
        ]
    ),
    "peringkat kosong": Peringkat([("Kota", [("KPU", None)])]),
    "wilayah": SebaranWilayah([(f"Provinsi {i}", BANYAK[i::38]) for i in range(38)], "Provinsi 7"),
    "wilayah satu": SebaranWilayah([("Lampung", [100.0])]),
    "wilayah sama": SebaranWilayah([("Jawa Timur", [100.0] * 39), ("Bali", [])], "Bali"),
    "wilayah jahat": SebaranWilayah(
        [(JAHAT, [1e15, NAN, -3]), (KATA, [None]), (PANJANG, [0.001, 55.555])], JAHAT
    ),
    "wilayah kosong": SebaranWilayah([("Bali", [None])]),
    "terlewat": SasaranTerlewat([(n, 15 * i, 525) for i, (_, n) in enumerate(SASARAN[:10])]),
    "terlewat jahat": SasaranTerlewat(
        [(JAHAT, 10**9, 10**9), (KATA, 0, 5), (PANJANG, 1, 10**6), ("", 3, 0)]
    ),
    "terlewat kosong": SasaranTerlewat([]),
    "pita": PitaTriwulan(
        [[25.0] * 552, [50.0] * 552, [75.0] * 552, [100.0] * 552],
        [[v * q / 4 for v in BANYAK] for q in (1, 2, 3, 4)],
    ),
    "pita sama": PitaTriwulan([[25.0], [50.0], [75.0], [100.0]], [[25.0], [50.0], [75.0], [100.0]]),
    "pita sampai 1": PitaTriwulan([[25.0, 30], [50.0], [75.0], [100.0]], [[24.0, 10], [], [], []]),
    "pita jahat": PitaTriwulan([[NAN], [None], [1e15], [INF]], [[-5], [1e15, 3], [None], [240]]),
    "pita kosong": PitaTriwulan([[], [], [], []], [[None], [NAN], [], []]),
    "lintasan": Lintasan(
        (2021, 2022, 2023, 2024), (71.9, 72.9, 82, None), (84, 86, 88, None), (None, None, 88, 89.5)
    ),
    "lintasan label": Lintasan(
        (2022, 2023, 2024),
        (4, 4, None),
        (4, 5, None),
        (None, None, 6),
        "peringkat",
        {4: "B", 5: "BB", 6: "A"},
    ),
    "lintasan satu": Lintasan((2023,), (4,), (4,), (None,), "laporan"),
    "lintasan jahat": Lintasan(
        range(2000, 2020),
        (1e15, NAN, -5, INF) * 5,
        (None,) * 20,
        (1, 2, 3, 4) * 5,
        JAHAT,
        {3: KATA},
    ),
    "lintasan kosong": Lintasan((2023,), (None,), (NAN,), (None,)),
    "sesama": Sesama([(f"KPU {i}", v, v < 80) for i, v in enumerate(BANYAK)], 7, (80, 120)),
    "sesama satu": Sesama([("KPU Kota Metro", 100.0, False)], 0),
    "sesama jahat": Sesama(
        [(JAHAT, 1e15, True), (KATA, -5, True), (PANJANG, NAN, False), ("", 0, False)], 1, (-1, 5)
    ),
    "sesama kosong": Sesama([("KPU", None, False)], 0),
    "proyeksi": ProyeksiAkhir((4.5, 25.3, 50.1, None), 58, (51, 97.5), 88, 90),
    "proyeksi tanpa": ProyeksiAkhir((1, 2, None, None), target=4, satuan="laporan"),
    "proyeksi jahat": ProyeksiAkhir((1e15, NAN, -5, None), 2e15, (INF, 3), -9, 1e14, JAHAT),
    "proyeksi kosong": ProyeksiAkhir((None,) * 4),
    "andai": BandingAturan(
        [
            ("", "Capaian KPU", 100, 107.4),
            ("S01.1", PANJANG, 100, 140),
            ("S02.1", "Sama", 90, 90),
            ("S03.1", "Hilang", 90, None),
        ],
        "tanpa batas atas",
    ),
    "andai jahat": BandingAturan(
        [
            (KATA, KATA, 1e15, -5),
            (JAHAT, JAHAT, NAN, 3),
            *[(f"S{i}", PANJANG, i, i + 1) for i in range(40)],
        ],
        JAHAT,
    ),
    "andai kosong": BandingAturan([]),
    "struktur": BaganStruktur(KPU_KOTA),
    "struktur jahat": BaganStruktur(
        [
            ("a", "", PANJANG, KATA),
            ("b", "a", JAHAT, JAHAT),
            ("c", "a", KATA, PANJANG),
            ("d", "c", "", ""),
        ]
    ),
    "struktur 30": BaganStruktur(
        [("a", "", "Ketua", ""), *[(f"b{i}", "a", f"Unit {i}", "") for i in range(30)]]
    ),
    "struktur kosong": BaganStruktur([]),
}

Box = tuple[float, float, float, float]


@dataclass
class Lembar:
    """A drawn chart: its texts, and its shapes by label."""

    fig: Any

    @property
    def tinggi(self) -> float:
        return float(self.fig.get_figheight() * 72)

    def texts(self) -> list[str]:
        """Return what is written, in drawing order."""
        return [t.get_text() for t in self.fig.axes[0].texts]

    def find(self, words: str) -> Any:
        """Return the one text artist with these words."""
        (found,) = [t for t in self.fig.axes[0].texts if t.get_text() == words]
        return found

    def shapes(self, label: str = "") -> list[Any]:
        """Return lines and patches, those with `label` where one is given."""
        ax = self.fig.axes[0]
        every = [*ax.lines, *ax.patches]
        return [s for s in every if not label or s.get_label() == label]

    def text_boxes(self) -> list[tuple[str, Box]]:
        """Return each text with the box of its letters."""
        return [(t.get_text(), _text_box(t)) for t in self.fig.axes[0].texts]

    def boxes(self) -> list[tuple[str, Box]]:
        """Return the box of everything that is drawn."""
        return [*self.text_boxes(), *((s.get_label(), _shape_box(s)) for s in self.shapes())]

    def outside(self) -> list[tuple[str, Box]]:
        """Return what leaves the sheet."""
        right, bottom = LEBAR + 0.6, self.tinggi + 0.6
        return [
            (n, b) for n, b in self.boxes() if min(b[:2]) < -0.6 or b[2] > right or b[3] > bottom
        ]

    def overlaps(self) -> list[tuple[str, str]]:
        """Return the pairs of texts that hide each other."""
        return [
            (m, n)
            for (m, a), (n, b) in combinations(self.text_boxes(), 2)
            if min(a[2], b[2]) - max(a[0], b[0]) > 0.5 and min(a[3], b[3]) - max(a[1], b[1]) > 0.5
        ]


def _text_box(t: Any) -> Box:
    x, y = t.get_position()
    size, bold, slant = t.get_size(), t.get_weight() == "bold", t.get_style() == "italic"
    w = width(t.get_text(), size, "bold" if bold else "italic" if slant else "normal")
    left = x - w * {"left": 0, "center": 0.5, "right": 1}[t.get_ha()]
    return left, y - 0.74 * size, left + w, y + 0.2 * size


def _shape_box(s: Any) -> Box:
    if isinstance(s, Circle):
        (x, y), r = s.center, s.radius
        return x - r, y - r, x + r, y + r
    if isinstance(s, Rectangle):
        x, y = s.get_xy()
        return x, y, x + s.get_width(), y + s.get_height()
    if isinstance(s, PathPatch):
        r = s.get_linewidth() / 2
        xs, ys = zip(*s.get_path().vertices, strict=True)
        return min(xs) - r, min(ys) - r, max(xs) + r, max(ys) + r
    points = s.get_xy() if isinstance(s, Polygon) else list(zip(*s.get_data(), strict=True))
    assert isinstance(s, Patch) or len(points)
    xs, ys = zip(*points, strict=True)
    return min(xs), min(ys), max(xs), max(ys)


DRAWN: dict[int, tuple[Any, Lembar, str]] = {}
"""Charts that were drawn, by id: a chart of lists has no hash."""


def _drawn(chart: Any) -> tuple[Any, Lembar, str]:
    if id(chart) not in DRAWN:
        fig = chart.draw()
        DRAWN[id(chart)] = chart, Lembar(fig), to_svg(fig, "uji")
    return DRAWN[id(chart)]


@pytest.fixture
def lembar() -> Callable[[Any], Lembar]:
    """Return a function that draws a chart and lets a test look at it."""
    return lambda chart: _drawn(chart)[1]


@pytest.fixture
def svg() -> Callable[[Any], str]:
    """Return a function that gives a chart's SVG with the salt `uji`."""
    return lambda chart: _drawn(chart)[2]


@pytest.fixture
def semua() -> dict[str, Any]:
    """Return every chart by name."""
    return CHARTS


@pytest.fixture
def jahat_teks() -> str:
    """Return the hostile text."""
    return JAHAT


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Run a test that takes `setiap` over every chart."""
    if "setiap" in metafunc.fixturenames:
        metafunc.parametrize("setiap", CHARTS.values(), ids=[k.replace(" ", "-") for k in CHARTS])
