{
  const kabar = document.getElementById("_kabar");
  const urutan = new Intl.Collator("id", { numeric: true });
  const teks = (th) => th.textContent.trim();
  const unsur = (nama, sifat, ...anak) => {
    const el = Object.assign(document.createElement(nama), sifat);
    el.append(...anak);
    return el;
  };

  // Pilihan sebuah kolom: nilai yang ada, menurut data-nilai bila ada, kalau tidak menurut abjad.
  const pilihan = (baris, i) => {
    const ada = new Map();
    for (const r of baris) {
      const sel = r.cells[i];
      const kata = sel.textContent.trim();
      const lama = ada.get(kata) ?? { n: 0, nilai: Number(sel.dataset.nilai ?? NaN) };
      ada.set(kata, { ...lama, n: lama.n + 1 });
    }
    const banding = ([a, p], [b, q]) =>
      p.nilai - q.nilai || isNaN(p.nilai) - isNaN(q.nilai) || urutan.compare(a, b);
    return [...ada].sort(banding).map(([kata, { n }]) => new Option(`${kata} (${n})`, kata));
  };

  class Saring {
    constructor(tabel, no) {
      this.tabel = tabel;
      this.id = tabel.closest("figure").id;
      this.satuan = tabel.dataset.saring;
      this.baris = [...tabel.tBodies].flatMap((t) => [...t.rows]);
      this.kepala = [...tabel.tHead.rows[0].cells];
      const kolom = (jenis) => this.kepala.flatMap((th, i) => (th.dataset.saring === jenis ? [i] : []));
      this.cari = kolom("cari");
      this.isi = this.baris.map((r) => this.cari.map((i) => r.cells[i].textContent).join(" ").toLowerCase());
      this.pilih = kolom("pilih").map((i) => {
        const kotak = unsur("select", { id: `_saring-${no}-${i}` }, new Option("semua", ""), ...pilihan(this.baris, i));
        return { i, nama: teks(this.kepala[i]), kotak, nilai: this.baris.map((r) => r.cells[i].textContent.trim()) };
      });
      this.pasang(no);
      this.baca();
    }

    pasang(no) {
      const medan = (nama, kotak) => unsur("div", { className: "medan" }, unsur("label", { htmlFor: kotak.id, textContent: nama }), kotak);
      const nama = this.cari.map((i) => teks(this.kepala[i]).toLowerCase()).join(" atau ");
      this.kotak = unsur("input", { id: `_saring-${no}`, type: "search", autocomplete: "off", spellcheck: false });
      this.jumlah = unsur("p", { role: "status" });
      this.hapus = unsur("button", { type: "button", textContent: "Hapus saringan" });
      const alat = unsur("div", { className: "saring", role: "search" });
      alat.setAttribute("aria-label", `Saring ${this.satuan}`);
      if (this.cari.length) alat.append(medan(`Cari ${nama}`, this.kotak));
      const bawah = unsur("div", { className: "hasil-saring" }, this.jumlah, this.hapus);
      alat.append(...this.pilih.map((p) => medan(p.nama, p.kotak)), bawah);
      this.tabel.closest(".gulir").before(alat);
      alat.addEventListener("input", () => this.terapkan());
      this.hapus.addEventListener("click", () => {
        this.isikan(new URLSearchParams());
        (this.cari.length ? this.kotak : this.pilih[0].kotak).focus();
      });
      this.kotak.addEventListener("keydown", (e) => {
        if (e.key !== "Escape" || !this.kotak.value) return;
        this.kotak.value = "";
        this.terapkan();
      });
      this.tabel.addEventListener("urut", () => this.tulis());
      addEventListener("hashchange", () => this.baca());
    }

    terapkan() {
      const kata = this.kotak.value.trim().toLowerCase().split(/\s+/);
      const aktif = this.pilih.filter((p) => p.kotak.value);
      let n = 0;
      this.baris.forEach((r, k) => {
        const ya = kata.every((w) => this.isi[k].includes(w)) && aktif.every((p) => p.nilai[k] === p.kotak.value);
        if (r.hidden === ya) r.hidden = !ya;
        n += ya;
      });
      this.jumlah.textContent = n ? `${n} dari ${this.baris.length} ${this.satuan}` : `Tidak ada ${this.satuan} yang cocok`;
      this.hapus.disabled = !aktif.length && !this.kotak.value;
      this.tabel.dispatchEvent(new Event("susun"));
      this.tulis();
    }

    // Keadaan ditulis di alamat, supaya tampilan ini dapat dikirim: #tabel-satker?cari=metro&urut=…
    tulis() {
      const q = new URLSearchParams();
      if (this.kotak.value.trim()) q.set("cari", this.kotak.value.trim());
      for (const p of this.pilih) if (p.kotak.value) q.set(p.nama, p.kotak.value);
      const th = this.kepala.find((h) => ["ascending", "descending"].includes(h.getAttribute("aria-sort")));
      if (th) q.set(th.getAttribute("aria-sort") === "ascending" ? "naik" : "turun", teks(th));
      const isi = String(q);
      if (isi) history.replaceState(null, "", `#${this.id}?${isi}`);
      else if (location.hash.startsWith(`#${this.id}?`)) history.replaceState(null, "", `#${this.id}`);
    }

    baca() {
      const [id, isi] = location.hash.slice(1).split("?");
      if (id !== this.id || isi === undefined) return this.jumlah.textContent || this.terapkan();
      this.isikan(new URLSearchParams(isi));
      this.tabel.closest("figure").scrollIntoView();
    }

    isikan(q) {
      this.kotak.value = q.get("cari") ?? "";
      for (const p of this.pilih) {
        p.kotak.value = q.get(p.nama) ?? "";
        if (p.kotak.selectedIndex < 0) p.kotak.value = "";
      }
      const arah = q.get("naik") ? "ascending" : q.get("turun") ? "descending" : "none";
      const nama = q.get("naik") ?? q.get("turun");
      for (const th of this.kepala) {
        const mau = teks(th) === nama ? arah : "none";
        const tombol = th.querySelector(".urut");
        for (let k = 0; tombol && th.getAttribute("aria-sort") !== mau && k < 3; k += 1) tombol.click();
      }
      this.terapkan();
      kabar.textContent = "";
    }
  }

  document.querySelectorAll("table[data-saring]").forEach((tabel, no) => new Saring(tabel, no));
}
