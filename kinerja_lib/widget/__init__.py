"""Controls over the views of `kinerja_lib.jelajah`, where ipywidgets is installed (extra `lab`).

pilihan    which views there are, and what each takes of the controls
papan      the controls: they hold choices and show what a view returns, nothing else

Nothing is imported before controls are asked for. A page or a PDF has no controls: there, and
without ipywidgets, the notebook shows every view by its default choice.
"""

from __future__ import annotations

from importlib.util import find_spec
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kinerja_lib.blok import Blok
    from kinerja_lib.jelajah.buka import Jelajah
    from kinerja_lib.widget.papan import Papan


def jelajahi(
    j: Jelajah, satker: object, tahun: object = None, indikator: object = ""
) -> Papan | Blok:
    """Return the controls, their first choice as given; a remark where there are none."""
    if find_spec("ipywidgets") is None:
        from kinerja_lib.blok import Catatan

        return Catatan(j.plain_kalimat("jelajah.tanpa_kendali"))
    from kinerja_lib.widget.papan import Papan

    return Papan(j, satker, tahun, indikator)
