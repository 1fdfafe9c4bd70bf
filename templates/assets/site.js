/* Contents, tone, filters, sorting and lines that are linked to. Every page reads without this file. */
(function () {
  "use strict";
  var root = document.documentElement;
  function all(selector, within) { return Array.prototype.slice.call((within || document).querySelectorAll(selector)); }
  function one(selector) { return document.querySelector(selector); }

  /* ---- contents, behind a button where the screen is narrow ---- */
  var toc = one(".toc"), opener = one(".toc > button");
  if (toc && opener) {
    var unfold = function (open) {
      toc.classList.toggle("open", open);
      opener.setAttribute("aria-expanded", String(open));
    };
    opener.addEventListener("click", function () { unfold(!toc.classList.contains("open")); });
    toc.addEventListener("keydown", function (event) {
      if (event.key === "Escape" && toc.classList.contains("open")) { unfold(false); opener.focus(); }
    });
  }

  /* ---- light, dark, or as the system has it ---- */
  var tones = all(".tone button");
  function showTone() {
    var now = root.getAttribute("data-theme") || "";
    tones.forEach(function (button) { button.setAttribute("aria-pressed", String(button.dataset.tone === now)); });
  }
  tones.forEach(function (button) {
    button.addEventListener("click", function () {
      var tone = button.dataset.tone;
      if (tone) root.setAttribute("data-theme", tone); else root.removeAttribute("data-theme");
      try {
        if (tone) localStorage.setItem("kinmap-tone", tone); else localStorage.removeItem("kinmap-tone");
      } catch (closed) { /* the choice then lasts for this page */ }
      showTone();
      document.dispatchEvent(new Event("tone"));
    });
  });
  showTone();

  /* ---- the hash holds the state of a page: #stage=kin&ctx=social,charitable ---- */
  function readHash() {
    var state = {};
    location.hash.slice(1).split("&").forEach(function (part) {
      var at = part.indexOf("=");
      if (at < 1) return;
      try { state[part.slice(0, at)] = decodeURIComponent(part.slice(at + 1)); } catch (broken) { /* not one of ours */ }
    });
    return state;
  }
  function writeHash(state) {
    var hash = Object.keys(state).filter(function (key) { return state[key]; }).map(function (key) {
      return key + "=" + encodeURIComponent(state[key]).replace(/%2C/g, ",");
    }).join("&");
    try { history.replaceState(null, "", hash ? "#" + hash : location.href.split("#")[0]); } catch (closed) { /* some browsers refuse it on file:// */ }
  }

  /* ---- filter chips: within one kind "or", between kinds "and" ---- */
  var chips = all(".filters button"), count = document.getElementById("count");
  function wanted() {
    var want = {};
    chips.forEach(function (chip) {
      if (chip.getAttribute("aria-pressed") === "true") (want[chip.dataset.f] = want[chip.dataset.f] || []).push(chip.dataset.v);
    });
    return want;
  }
  function fits(item, want) {
    return Object.keys(want).every(function (key) {
      var has = (item.getAttribute("data-" + key) || "").split(" ");
      return want[key].some(function (word) { return has.indexOf(word) >= 0; });
    });
  }
  function filter() {
    var want = wanted(), items = all("[data-item]"), shown = 0;
    items.forEach(function (item) {
      var fit = fits(item, want);
      if (item.ownerSVGElement) {
        item.classList.toggle("off", !fit);
        if (fit) item.removeAttribute("tabindex"); else item.setAttribute("tabindex", "-1");
      } else item.hidden = !fit;
      if (fit) shown += 1;
    });
    all("[data-items]").forEach(function (part) { part.hidden = !part.querySelector("[data-item]:not([hidden])"); });
    if (count) count.textContent = shown + " of " + items.length + " shown";
    var state = readHash();
    chips.forEach(function (chip) { delete state[chip.dataset.f]; });
    Object.keys(want).forEach(function (key) { state[key] = want[key].join(","); });
    writeHash(state);
  }
  if (chips.length) {
    chips.forEach(function (chip) {
      chip.addEventListener("click", function () {
        chip.setAttribute("aria-pressed", String(chip.getAttribute("aria-pressed") !== "true"));
        filter();
      });
    });
    var asked = readHash(), any = false;
    chips.forEach(function (chip) {
      if ((asked[chip.dataset.f] || "").split(",").indexOf(chip.dataset.v) < 0) return;
      chip.setAttribute("aria-pressed", "true");
      any = true;
    });
    if (any) filter();
  }

  /* ---- a table whose headings sort: <th data-sort="text|number">, cells may say data-key ---- */
  function keyOf(row, column, kind) {
    var cell = row.cells[column], key = cell.hasAttribute("data-key") ? cell.dataset.key : cell.textContent.trim();
    return kind === "number" ? (key === "" ? null : Number(key)) : key;
  }
  function sortBy(heading) {
    var table = heading.closest("table"), body = table.tBodies[0], column = heading.cellIndex;
    var up = heading.getAttribute("aria-sort") !== "ascending", kind = heading.dataset.sort;
    var words = new Intl.Collator(root.lang || undefined, { sensitivity: "base", numeric: true });
    var rows = Array.prototype.map.call(body.rows, function (row) { return { row: row, key: keyOf(row, column, kind) }; });
    rows.sort(function (a, b) {
      if (a.key === null || b.key === null) return (a.key === null) - (b.key === null);
      var order = kind === "number" ? a.key - b.key : words.compare(a.key, b.key);
      return up ? order : -order;
    });
    var sorted = document.createDocumentFragment();
    rows.forEach(function (it) { sorted.appendChild(it.row); });
    body.appendChild(sorted);
    all("th[data-sort]", table).forEach(function (other) { other.removeAttribute("aria-sort"); });
    heading.setAttribute("aria-sort", up ? "ascending" : "descending");
  }
  all("th[data-sort]").forEach(function (heading) {
    var button = document.createElement("button");
    button.type = "button";
    while (heading.firstChild) button.appendChild(heading.firstChild);
    heading.appendChild(button);
    button.addEventListener("click", function () { sortBy(heading); });
  });

  /* ---- a strip that is wider than the page starts at today, which stands at the right ---- */
  all(".scroll.end").forEach(function (strip) { strip.scrollLeft = strip.scrollWidth; });

  /* ---- how long ago, or in how long, worked out here so that a page need not change every day ---- */
  var spans = [["year", 365], ["month", 30.44], ["week", 7], ["day", 1]], relative = new Intl.RelativeTimeFormat("en", { numeric: "auto" });
  var now = new Date(), today = Date.UTC(now.getFullYear(), now.getMonth(), now.getDate());
  all("time[datetime]").forEach(function (time) {
    var found = /^(\d{4})-(\d\d)-(\d\d)$/.exec(time.getAttribute("datetime"));
    if (!found || time.title) return;
    var days = Math.round((Date.UTC(found[1], found[2] - 1, found[3]) - today) / 864e5);
    var span = spans.find(function (it) { return Math.abs(days) >= it[1] * 2 || it[1] === 1; });
    time.title = relative.format(Math.round(days / span[1]), span[0]);
  });

  /* ---- on paper everything is open ---- */
  var closed = [];
  window.addEventListener("beforeprint", function () {
    closed = all("details:not([open])");
    closed.forEach(function (part) { part.open = true; });
  });
  window.addEventListener("afterprint", function () {
    closed.forEach(function (part) { part.open = false; });
    closed = [];
  });

  /* ---- a line that is linked to opens what hides it, and stands in the middle ---- */
  function arrive() {
    var found = /^#L\d+$/.test(location.hash) && document.getElementById(location.hash.slice(1));
    if (!found) return;
    var part = found.closest("details");
    if (part) part.open = true;
    found.scrollIntoView({ block: "center" });
  }
  window.addEventListener("hashchange", arrive);
  arrive();
})();
