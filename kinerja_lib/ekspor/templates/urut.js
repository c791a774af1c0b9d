{
  const kabar = document.getElementById("_kabar");
  const ARAH = { none: "ascending", ascending: "descending", descending: "none" };
  const KATA = { ascending: "dari kecil ke besar", descending: "dari besar ke kecil", none: "seperti semula" };
  const urutan = new Intl.Collator("id", { numeric: true });

  const nilai = (baris, i) => {
    const sel = baris.cells[i];
    if (!sel || sel.classList.contains("kosong")) return null;
    const isi = [...sel.childNodes].filter((n) => !n.matches?.(".temuan"));
    const teks = isi.map((n) => n.textContent).join("").trim();
    return sel.dataset.nilai !== undefined ? Number(sel.dataset.nilai) : teks || null;
  };
  const banding = (a, b) =>
    typeof a === "number" && typeof b === "number" ? a - b : urutan.compare(String(a), String(b));
  // Kelompok tetap di tempatnya, jumlah tetap di bawah, yang kosong selalu terakhir.
  const urutkan = (tubuh, asli, i, arah) => {
    const tetap = asli.filter((r) => r.matches(".kelompok"));
    const jumlah = asli.filter((r) => r.querySelector(".jumlah"));
    const isi = asli.filter((r) => !tetap.includes(r) && !jumlah.includes(r));
    if (arah !== "none") {
      const tanda = arah === "ascending" ? 1 : -1;
      isi.sort((p, q) => {
        const a = nilai(p, i);
        const b = nilai(q, i);
        return a === null || b === null ? (a === null) - (b === null) : tanda * banding(a, b);
      });
    }
    tubuh.append(...tetap, ...isi, ...jumlah);
  };

  for (const tabel of document.querySelectorAll("table[data-urut]")) {
    const semula = [...tabel.tBodies].map((t) => [t, [...t.rows]]);
    const kepala = [...tabel.tHead.rows[0].cells];
    kepala.forEach((th, i) => {
      if (th.tagName !== "TH") return;
      const tombol = document.createElement("button");
      tombol.type = "button";
      tombol.className = "urut";
      tombol.append(...th.childNodes);
      th.append(tombol);
      th.setAttribute("aria-sort", "none");
      tombol.addEventListener("click", () => {
        const arah = ARAH[th.getAttribute("aria-sort")];
        for (const lain of kepala) if (lain.hasAttribute("aria-sort")) lain.setAttribute("aria-sort", "none");
        th.setAttribute("aria-sort", arah);
        for (const [tubuh, asli] of semula) urutkan(tubuh, asli, i, arah);
        tabel.dispatchEvent(new Event("urut"));
        kabar.textContent = `Diurutkan menurut ${tombol.textContent}, ${KATA[arah]}`;
      });
    });
  }
}
