// Satu perhentian Tab setiap tabel; panah berpindah antarsel yang punya asal dan antartautan.
{
  const utama = document.getElementById("_utama");
  const PILIH = "td[data-sumber],td>a";
  const terlihat = (baris) => !baris.hidden;

  const pindah = (el) => {
    for (const lain of el.closest("table").querySelectorAll('td[tabindex="0"],td>a[tabindex="0"]')) lain.tabIndex = -1;
    el.tabIndex = 0;
  };
  const awal = (tabel) => {
    const kini = tabel.querySelector('td[tabindex="0"],td>a[tabindex="0"]');
    if (kini && terlihat(kini.closest("tr"))) return;
    const pertama = [...tabel.querySelectorAll(PILIH)].find((el) => terlihat(el.closest("tr")));
    if (pertama) pindah(pertama);
  };
  const urut = (el) => {
    const sel = el.closest("td");
    return [sel, [...sel.querySelectorAll(PILIH), ...(sel.matches(PILIH) ? [sel] : [])].indexOf(el)];
  };
  const sebelah = (el, tombol) => {
    const [sel, ke] = urut(el);
    const sebaris = [...el.closest("tr").querySelectorAll(PILIH)];
    const i = sebaris.indexOf(el);
    if (tombol === "ArrowRight") return sebaris[i + 1];
    if (tombol === "ArrowLeft") return sebaris[i - 1];
    if (tombol === "Home") return sebaris[0];
    if (tombol === "End") return sebaris.at(-1);
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
    if (sel && sel.matches("td")) {
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
  for (const tabel of utama.querySelectorAll("table")) {
    for (const a of tabel.querySelectorAll("td>a")) a.tabIndex = -1;
    awal(tabel);
    tabel.addEventListener("susun", () => awal(tabel));
  }
}
