# `make` alone lists the targets.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.siap

.DEFAULT_GOAL := bantuan
.PHONY: bantuan lkj monev test cepat lint lab bersih

bantuan: ## tampilkan daftar perintah ini
	@grep -E '^[a-z]+:.*##' $(firstword $(MAKEFILE_LIST)) | sed -E 's/^([a-z]+):.*## (.*)/make \1\t\2/' | expand -t 16

$(STAMP): pyproject.toml constraints.txt
	@$(PYTHON) -c 'import ensurepip, sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
	  echo 'Perlu Python 3.11 ke atas beserta venv (Debian/Ubuntu: apt install python3-venv).' >&2; \
	  echo 'Bila terpasang dengan nama lain: make lkj PYTHON=python3.12' >&2; exit 1; }
	@echo 'Menyiapkan $(VENV): sekali saja, beberapa menit ...' >&2
	@$(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install -qq --disable-pip-version-check -c constraints.txt -e '.[lab,dev]'
	@touch $@

lkj: $(STAMP) ## susun LKj KPU Kota Metro 2023 ke folder output/
	@$(BIN)/kinerja render lkj --satker 656794 --tahun 2023

monev: $(STAMP) ## susun laporan monev triwulan IV KPU Kota Metro 2023
	@$(BIN)/kinerja render monev --satker 656794 --tahun 2023 --triwulan 4

test: $(STAMP) ## jalankan semua uji
	@$(BIN)/python -m pytest -n auto --dist loadfile

cepat: $(STAMP) ## jalankan uji yang cepat saja
	@$(BIN)/python -m pytest -n auto --dist loadfile -m "not slow and not browser"

lint: $(STAMP) ## periksa gaya dan tipe
	@$(BIN)/ruff check . && $(BIN)/ruff format --check . && $(BIN)/mypy && $(BIN)/lint-imports

lab: $(STAMP) ## buka notebook di JupyterLab
	@$(BIN)/kinerja lab

bersih: ## hapus hasil dan lingkungan
	rm -rf $(VENV) output/20*
