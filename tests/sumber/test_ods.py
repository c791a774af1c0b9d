"""OpenDocument sheets: percents, errors and formulas as they show."""

from __future__ import annotations

import zipfile
from pathlib import Path

from kinerja_lib.sumber.excel import broken_cells, read_sheets

_URN = "urn:oasis:names:tc:opendocument:xmlns"
TEKS = '<c office:value-type="string"><t>{}</t></c>'


def write(path: Path, rows: str) -> Path:
    """Write the least .ods around rows; `c`, `r`, `k`, `t` stand for the long names of its tags."""
    for short, name in (
        ("t", "text:p"),
        ("c", "table:table-cell"),
        ("r", "table:table-row"),
        ("k", "table:table-column"),
    ):
        rows = rows.replace(f"<{short}", f"<{name}").replace(f"</{short}>", f"</{name}>")
    spaces = "".join(f' xmlns:{n}="{_URN}:{n}:1.0"' for n in ("office", "table", "text"))
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", kind)
        archive.writestr(
            "META-INF/manifest.xml",
            f'<m:manifest xmlns:m="{_URN}:manifest:1.0"><m:file-entry m:full-path="/" '
            f'm:media-type="{kind}"/></m:manifest>',
        )
        archive.writestr(
            "content.xml",
            f"<office:document-content{spaces}><office:body><office:spreadsheet><table:table "
            f'table:name="Data">{rows}</table:table></office:spreadsheet></office:body>'
            "</office:document-content>",
        )
    return path


def test_cells_come_as_they_show(tmp_path: Path) -> None:
    rows = (
        f'<r>{TEKS.format("a")}<c office:value-type="percentage" office:value="1.05"/>'
        '<c table:formula="of:=1/0" office:value-type="string"><t>#DIV/0!</t></c></r>'
        '<r table:number-rows-repeated="2"><c table:number-columns-repeated="2" '
        'office:value-type="percentage" office:value="0.5"><t>50%</t></c>'
        '<c table:formula="of:=1+1"/></r>'
        '<r table:number-rows-repeated="1048573"><c table:number-columns-repeated="16384"/></r>'
    )
    sheets, temuan = read_sheets(write(tmp_path / "b.ods", rows), "b.ods")
    sheet = sheets["Data"]
    assert temuan == [] and sheet.sel[0] == ["a", "105%", "#DIV/0!"]
    assert [row[:2] for row in sheet.sel[1:]] == [["50%", "50%"]] * 2
    assert [t.aturan for t in broken_cells(sheet, "b.ods")] == [
        "rumus tanpa nilai tersimpan: C2:C3",
        "sel berisi nilai galat: C1",
    ]


def test_a_cell_far_out_is_named_and_nothing_is_loaded(tmp_path: Path) -> None:
    far = '<r table:number-rows-repeated="9999"><c/></r><r><c table:number-columns-repeated="700"/>'
    rows = f"<r>{TEKS.format('a')}</r>{far}{TEKS.format(' ')}</r>"
    sheets, _ = read_sheets(write(tmp_path / "b.ods", rows), "b.ods")
    assert [t.nilai for t in broken_cells(sheets["Data"], "b.ods")] == ["ZY10001"]


def test_what_is_hidden_or_filtered_is_noted(tmp_path: Path) -> None:
    row = f"<r{{}}>{TEKS.format('a') * 3}</r>"
    rows = (
        '<k table:number-columns-repeated="1"/>'
        '<k table:visibility="collapse" table:number-columns-repeated="2"/>'
        + row.format("")
        + row.format(' table:visibility="filter"')
        + row.format(' table:visibility="collapse" table:number-rows-repeated="2"')
        + row.format("")
    )
    sheet = read_sheets(write(tmp_path / "b.ods", rows), "b.ods")[0]["Data"]
    assert (sheet.baris_sembunyi, sheet.kolom_sembunyi) == ({1, 2, 3}, {1, 2})
