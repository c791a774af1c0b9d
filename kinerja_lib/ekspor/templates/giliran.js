// Satu perhentian Tab setiap tabel dan setiap deret kartu; panah berpindah antarsel (antarkartu)
// yang punya asal dan antartautan.
{
  const utama = document.getElementById("_utama");
  const PILIH = "[data-sumber],td>a,.angka a";
  const WADAH = "table,.angka";
  const terlihat = (el) => !el.closest("tr")?.hidden;

  const pindah = (el) => {
    for (const lain of el.closest(WADAH).querySelectorAll('[tabindex="0"]')) lain.tabIndex = -1;
    el.tabIndex = 0;
  };
  const awal = (wadah) => {
    const kini = wadah.querySelector('[tabindex="0"]');
    if (kini && terlihat(kini)) return;
    const pertama = [...wadah.querySelectorAll(PILIH)].find(terlihat);
    if (pertama) pindah(pertama);
  };
  const urut = (el) => {
    const sel = el.closest("td");
    return [sel, [...sel.querySelectorAll(PILIH), ...(sel.matches(PILIH) ? [sel] : [])].indexOf(el)];
  };
  const sebelah = (el, tombol) => {
    const sebaris = [...el.closest("tr,.angka").querySelectorAll(PILIH)];
    const i = sebaris.indexOf(el);
    if (tombol === "ArrowRight") return sebaris[i + 1];
    if (tombol === "ArrowLeft") return sebaris[i - 1];
    if (tombol === "Home") return sebaris[0];
    if (tombol === "End") return sebaris.at(-1);
    if (!el.closest("td")) return sebaris[i + { ArrowDown: 1, ArrowUp: -1 }[tombol]];
    const [sel, ke] = urut(el);
    const baris = [...el.closest("table").rows].filter(terlihat);
    const r = baris.indexOf(el.closest("tr"));
    const lajur = tombol === "ArrowDown" ? baris.slice(r + 1) : tombol === "ArrowUp" ? baris.slice(0, r).reverse() : [];
    for (const b of lajur) {
      const lain = b.cells[sel.cellIndex];
      if (!lain) continue;
      const isi = [...lain.querySelectorAll(PILIH), ...(lain.matches(PILIH) ? [lain] : [])];
      if (isi.length) return isi[Math.min(ke, isi.length - 1)];
    }
    return null;
  };
  utama.addEventListener("focusin", (e) => e.target.matches(PILIH) && pindah(e.target));
  utama.addEventListener("click", (e) => {
    const sel = e.target.closest(PILIH);
    if (sel && sel.matches("[data-sumber]")) {
      pindah(sel);
      sel.focus();
    }
  });
  utama.addEventListener("keydown", (e) => {
    if (!e.target.matches(PILIH) || e.ctrlKey || e.metaKey || e.altKey) return;
    const ke = sebelah(e.target, e.key);
    if (/^(Arrow|Home|End)/.test(e.key)) e.preventDefault();
    if (!ke) return;
    pindah(ke);
    ke.focus();
  });
  for (const wadah of utama.querySelectorAll(WADAH)) {
    for (const a of wadah.querySelectorAll("td>a,.angka a")) a.tabIndex = -1;
    awal(wadah);
    wadah.addEventListener("susun", () => awal(wadah));
  }
}
