{
  const utama = document.getElementById("_utama");
  const kotak = document.getElementById("_cari");
  const kabar = document.getElementById("_temuan");
  const hasil = document.querySelector(".hasil");
  const warna = "highlights" in CSS;
  const BLOK = "p,li,td,th,dt,dd,h1,h2,h3,h4,h5,h6,caption,figcaption,summary,pre,div,span.nomor";
  let temuan = [];
  let kini = -1;
  let jeda = 0;

  const cari = (kata) => {
    const simpul = [];
    let teks = "";
    let blok = null;
    const jalan = document.createTreeWalker(utama, NodeFilter.SHOW_TEXT);
    while (jalan.nextNode()) {
      const n = jalan.currentNode;
      if (n.parentElement.closest("svg,#_asal,#_kabar,.saring,tr[hidden]")) continue;
      const milik = n.parentElement.closest(BLOK);
      if (milik !== blok) teks += "\n";
      blok = milik;
      simpul.push([teks.length, n]);
      teks += n.data;
    }
    teks = teks.toLowerCase();
    const rentang = [];
    let s = 0;
    const letak = (i) => {
      while (s + 1 < simpul.length && simpul[s + 1][0] <= i) s += 1;
      return [simpul[s][1], Math.min(i - simpul[s][0], simpul[s][1].length)];
    };
    for (let i = teks.indexOf(kata); i >= 0; i = teks.indexOf(kata, i + kata.length)) {
      const r = new Range();
      r.setStart(...letak(i));
      const [n, ke] = letak(i + kata.length - 1);
      r.setEnd(n, Math.min(ke + 1, n.length));
      rentang.push(r);
    }
    return rentang;
  };

  const sorot = () => {
    if (!warna) return;
    CSS.highlights.set("temuan", new Highlight(...temuan));
    CSS.highlights.set("temuan-kini", new Highlight(...temuan.slice(kini, kini + 1)));
    CSS.highlights.get("temuan-kini").priority = 1;
  };
  const tulis = () => {
    const ada = kotak.value.trim().length > 1;
    hasil.hidden = !ada;
    kabar.textContent = !ada ? "" : temuan.length ? `${kini + 1} dari ${temuan.length}` : "Tidak ditemukan";
  };
  const tuju = (i) => {
    if (!temuan.length) return;
    kini = (i + temuan.length) % temuan.length;
    const el = temuan[kini].startContainer.parentElement;
    for (let d = el.closest("details"); d; d = d.parentElement.closest("details")) d.open = true;
    el.scrollIntoView({ block: "center", inline: "nearest" });
    if (!warna) getSelection().setBaseAndExtent(
      temuan[kini].startContainer, temuan[kini].startOffset, temuan[kini].endContainer, temuan[kini].endOffset);
    sorot();
    tulis();
  };
  const mulai = () => {
    const kata = kotak.value.trim().toLowerCase();
    temuan = kata.length > 1 ? cari(kata) : [];
    kini = -1;
    sorot();
    tuju(Math.max(0, temuan.findIndex((r) => r.getBoundingClientRect().bottom > 0)));
    tulis();
  };
  const bersih = () => {
    kotak.value = "";
    mulai();
  };

  kotak.addEventListener("input", () => {
    clearTimeout(jeda);
    jeda = setTimeout(mulai, 150);
  });
  kotak.addEventListener("keydown", (e) => {
    if (e.key === "Enter") tuju(kini + (e.shiftKey ? -1 : 1));
    if (e.key === "Escape") {
      bersih();
      kotak.blur();
    }
  });
  document.getElementById("_sebelum").addEventListener("click", () => tuju(kini - 1));
  document.getElementById("_sesudah").addEventListener("click", () => tuju(kini + 1));
  addEventListener("keydown", (e) => {
    const menulis = /^(INPUT|TEXTAREA|SELECT)$/.test(document.activeElement.tagName);
    if (e.key === "/" && !menulis && !e.ctrlKey && !e.metaKey && !e.altKey) {
      e.preventDefault();
      kotak.focus();
      kotak.select();
    } else if (e.key === "Escape" && !menulis && kotak.value) bersih();
  });
}
