{
  const akar = document.documentElement;
  const tombol = document.getElementById("_tema");
  const sistem = matchMedia("(prefers-color-scheme: dark)");
  // Pada file: localStorage boleh menolak; pilihan lalu berlaku sampai halaman ditutup.
  const ingat = (nilai) => {
    try {
      if (nilai) localStorage.setItem("kinerja-tema", nilai);
      return localStorage.getItem("kinerja-tema");
    } catch {
      return null;
    }
  };
  const gelap = () => (akar.dataset.tema ? akar.dataset.tema === "gelap" : sistem.matches);
  const tulis = () => tombol.setAttribute("aria-pressed", String(gelap()));
  const awal = ingat();
  if (awal === "gelap" || awal === "terang") akar.dataset.tema = awal;
  tombol.addEventListener("click", () => {
    akar.dataset.tema = gelap() ? "terang" : "gelap";
    ingat(akar.dataset.tema);
    tulis();
  });
  sistem.addEventListener("change", tulis);
  tulis();
  for (const el of document.querySelectorAll(".cari,.tampilan,#_buka")) el.hidden = false;
}
