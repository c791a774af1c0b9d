"""What a report costs, measured: ours beside the stock chain and beside a strong baseline.

| file | what it does |
|---|---|
| `mesin.py` | the command: which parts to run, where results go |
| `pohon.py` | what a command costs: seconds, CPU and memory of it and everything it starts |
| `cara.py` | the three ways of making the same reports |
| `kuat.py` | the strong baseline, a process of its own |
| `banding.py` | the measurements: rounds of all ways, growth, workers, a run with nothing to do |
| `besar.py` | manifest and portal of many satker |
| `tahap.py` | where the time of one report goes |
| `ringkas.py` | medians, ratios, the line through the growth |
| `kertas.py` | all of government on a cluster, from the measured figures |
| `tabel.py` | the tables of `docs/kinerja-mesin.md` |

Nothing in `kinerja_lib` knows of this folder.
"""
