{
  const akar = document.documentElement;
  const utama = document.getElementById("_utama");
  const kotak = document.getElementById("_asal");
  const semua = document.getElementById("_asal-semua");
  const PILIH = "[data-sumber]";
  const TEMPAT = /([^\s;:]+\.\w+):([\d–,]+)(?::([^\s;]+))?/g;
  const baca = (teks) =>
    teks.replace(TEMPAT, (_, berkas, baris, kolom) =>
      `${berkas} baris ${baris}${kolom ? `, kolom ${kolom}` : ""}`);
  let kini = null;
  let jeda = 0;

  const tutup = () => {
    clearTimeout(jeda);
    if (kini) kini.removeAttribute("aria-describedby");
    kini = null;
    kotak.hidden = true;
  };
  const tampil = (sel) => {
    clearTimeout(jeda);
    if (sel === kini) return;
    tutup();
    kini = sel;
    const temuan = sel.querySelector(".temuan");
    kotak.textContent = `Asal: ${baca(sel.dataset.sumber)}`;
    if (temuan) kotak.textContent += `\nTemuan ${temuan.getAttribute("aria-label")}`;
    kotak.hidden = false;
    sel.setAttribute("aria-describedby", "_asal");
    taruh();
  };
  const taruh = () => {
    const s = kini.getBoundingClientRect();
    const k = kotak.getBoundingClientRect();
    const atas = s.top - k.height - 6;
    const kanan = akar.clientWidth - k.width - 8;
    kotak.style.top = `${atas > 60 ? atas : s.bottom + 6}px`;
    kotak.style.left = `${Math.max(8, Math.min(s.right - k.width, kanan))}px`;
  };
  utama.addEventListener("mouseover", (e) => {
    const sel = e.target.closest(PILIH);
    if (sel) tampil(sel);
    else if (e.target.closest("#_asal")) clearTimeout(jeda);
    else if (kini && kini !== document.activeElement) {
      clearTimeout(jeda);
      jeda = setTimeout(tutup, 200);
    }
  });
  utama.addEventListener("mouseleave", () => kini !== document.activeElement && tutup());
  utama.addEventListener("focusin", (e) => {
    const sel = e.target.matches(`${PILIH},.temuan`) && e.target.closest(PILIH);
    if (sel) tampil(sel);
    else tutup();
  });
  utama.addEventListener("focusout", tutup);
  utama.addEventListener("click", (e) => {
    const sel = e.target.closest(PILIH);
    if (sel) tampil(sel);
  });
  addEventListener("keydown", (e) => e.key === "Escape" && tutup());
  addEventListener("scroll", () => kini && (kini.matches(":hover,:focus") ? taruh() : tutup()), true);

  // Asal yang dicetak di bawah angka disingkat: nama berkas tanpa foldernya.
  semua.addEventListener("click", () => {
    const ya = semua.getAttribute("aria-pressed") !== "true";
    semua.setAttribute("aria-pressed", String(ya));
    akar.toggleAttribute("data-asal", ya);
    for (const sel of utama.querySelectorAll(`${PILIH}:not([data-asal])`)) {
      sel.dataset.asal = sel.dataset.sumber.replace(/[^\s;:]*\//g, "").replace(/[:._,]/g, "$&\u200b");
    }
  });
  if (!utama.querySelector(PILIH)) semua.hidden = true;

  const ukur = (g) => {
    const luap = g.scrollWidth > g.clientWidth + 1;
    g.classList.toggle("meluap", luap);
    g.classList.toggle("muat", !luap);
    if (luap && !g.querySelector('[tabindex="0"]')) g.tabIndex = 0;
    else g.removeAttribute("tabindex");
  };
  const penggaris = new ResizeObserver((perubahan) => perubahan.forEach((p) => ukur(p.target)));
  for (const g of utama.querySelectorAll(".gulir")) penggaris.observe(g);
}
