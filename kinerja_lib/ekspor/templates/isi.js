{
  const nav = document.querySelector("nav");
  const buka = document.getElementById("_buka");
  const panel = document.getElementById("_panel");
  const tautan = new Map();
  for (const a of nav.querySelectorAll("a")) tautan.set(a.hash.slice(1), a);
  const judul = [...tautan.keys()].map((id) => document.getElementById(id)).filter(Boolean);

  const lipat = (li, terbuka) => {
    const tombol = li.querySelector(":scope > button");
    if (!tombol) return;
    tombol.setAttribute("aria-expanded", String(terbuka));
    li.querySelector(":scope > ol").hidden = !terbuka;
  };
  if (tautan.size > 12) {
    for (const ol of nav.querySelectorAll("ol ol")) {
      const li = ol.parentElement;
      const tombol = document.createElement("button");
      tombol.type = "button";
      tombol.setAttribute("aria-label", `Rincian ${li.firstElementChild.textContent}`);
      tombol.addEventListener("click", () => {
        li.dataset.pilihan = "ya";
        lipat(li, ol.hidden);
      });
      li.insertBefore(tombol, ol);
      lipat(li, false);
    }
  }

  const cabang = (a) => {
    const semua = [];
    for (let li = a && a.closest("li"); li; li = li.parentElement.closest("li")) semua.push(li);
    return semua;
  };
  let kini = null;
  const ikuti = () => {
    const garis = innerHeight * 0.25;
    let baru = judul[0];
    for (const h of judul) {
      if (h.getBoundingClientRect().top > garis) break;
      baru = h;
    }
    const a = baru && tautan.get(baru.id);
    if (!a || a === kini) return;
    const jalan = cabang(a);
    for (const li of cabang(kini)) {
      if (!jalan.includes(li) && !li.dataset.pilihan) lipat(li, false);
    }
    if (kini) kini.removeAttribute("aria-current");
    kini = a;
    a.setAttribute("aria-current", "location");
    for (const li of jalan) if (!li.dataset.pilihan) lipat(li, true);
    const atas = a.getBoundingClientRect().top - nav.getBoundingClientRect().top;
    if (atas < 40 || atas > nav.clientHeight - 60) nav.scrollTop += atas - nav.clientHeight / 3;
  };
  const mata = new IntersectionObserver(ikuti, { rootMargin: "0px 0px -75% 0px", threshold: [0, 1] });
  for (const h of judul) mata.observe(h);
  addEventListener("scrollend", ikuti);
  ikuti();

  const tampil = (ya) => {
    panel.classList.toggle("terbuka", ya);
    buka.setAttribute("aria-expanded", String(ya));
  };
  buka.addEventListener("click", () => tampil(!panel.classList.contains("terbuka")));
  nav.addEventListener("click", (e) => e.target.closest("a") && tampil(false));
  panel.addEventListener("keydown", (e) => {
    if (e.key !== "Escape" || !panel.classList.contains("terbuka")) return;
    tampil(false);
    buka.focus();
  });

  for (const h of document.querySelectorAll("main :is(h2,h3,h4)[id]")) {
    const a = document.createElement("a");
    a.href = `#${h.id}`;
    a.className = "jangkar";
    a.append(...h.childNodes);
    h.append(a);
  }
}
