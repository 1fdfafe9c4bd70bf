/* Contents, tone, search, and lines that are linked to. Every page reads without this file. */
(function () {
  "use strict";
  var root = document.documentElement;
  function all(selector, within) { return Array.prototype.slice.call((within || document).querySelectorAll(selector)); }
  function one(selector) { return document.querySelector(selector); }

  /* ---- other scripts are loaded when they are first needed, and take from here what they share ---- */
  var base = document.currentScript.src.replace(/assets\/[^/]*$/, ""), loading = {};
  function load(path, then) {
    var script = loading[path];
    if (!script) {
      script = loading[path] = document.createElement("script");
      script.src = base + path;
      script.addEventListener("load", function () { script.ready = true; });
      document.head.appendChild(script);
    }
    if (then && script.ready) then(); else if (then) script.addEventListener("load", then);
  }
  var kinmap = window.kinmap = { base: base, load: load, all: all, fold: fold, letter: letter, readHash: readHash, writeHash: writeHash, dress: dress };

  /* ---- words are compared without accents and case, by the rules of kinmap/site/folding.py ---- */
  var letters = {
    "\u00df": "ss", "\u00e6": "ae", "\u0153": "oe", "\u00f8": "o", "\u0111": "d", "\u00f0": "d", "\u00fe": "th", "\u0142": "l",
    "\u0127": "h", "\u0131": "i", "\u014b": "n", "\u0167": "t", "\u0138": "k", "\u0259": "e", "\u03c2": "\u03c3", "\u0629": "\u0647",
    "\u0649": "\u064a", "\u06cc": "\u064a", "\u06a9": "\u0643", "\u0640": "", "\u00ad": "", "\u200c": "", "\u200d": ""
  };
  var marks = /[\u0300-\u036f\u0483-\u0487\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]/;
  var whole = /[\u3040-\u30ff\uac00-\ud7a3]/, kept = /[\p{L}\p{M}\p{N}]/u, folded = new Map();
  function letter(sign) {
    var known = folded.get(sign);
    if (known !== undefined) return known;
    known = whole.test(sign) ? sign : Array.from(sign.normalize("NFKD").toLowerCase(), function (part) {
      return part in letters ? letters[part] : marks.test(part) ? "" : kept.test(part) ? part : " ";
    }).join("");
    folded.set(sign, known);
    return known;
  }
  function fold(text) {
    if (/^[\0-\x7f]*$/.test(text)) return text.toLowerCase().replace(/[^a-z0-9]+/g, " ").trim();
    return Array.from(text.normalize("NFC"), letter).join("").replace(/ +/g, " ").trim();
  }

  /* ---- search, from everywhere with "/" ---- */
  var finder = one(".find");
  function find() { load("assets/search.js", function () { kinmap.search(finder); }); }
  if (finder) {
    finder.addEventListener("click", find);
    ["pointerenter", "focus"].forEach(function (sign) { finder.addEventListener(sign, function () { load("assets/search.js"); }); });
  }
  document.addEventListener("keydown", function (event) {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest("input, textarea, select, dialog, [contenteditable]")) return;
    event.preventDefault();
    find();
  });
  if (one(".filters, [data-sort]")) load("assets/tables.js");

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
      try { state[part.slice(0, at)] = part.slice(at + 1).split(",").map(decodeURIComponent); } catch (broken) { /* not one of ours */ }
    });
    return state;
  }
  function writeHash(state) {
    var hash = Object.keys(state).filter(function (key) { return state[key].length; }).map(function (key) {
      return key + "=" + state[key].map(encodeURIComponent).join(",");
    }).join("&");
    try { history.replaceState(null, "", hash ? "#" + hash : location.href.split("#")[0]); } catch (closed) { /* some browsers refuse it on file:// */ }
  }

  /* ---- a strip that is wider than the page starts at today, which stands at the right ---- */
  all(".scroll.end").forEach(function (strip) { strip.scrollLeft = strip.scrollWidth; });

  /* ---- days that are worked out here, so that a page need not change with them; also in a page that takes this one's place ---- */
  function dress(within) {
    tell();
    markToday(within);
    /* in the lines that a page shows for pasting: today, a day a fortnight on after "by", an event's in four weeks */
    all(".teach code", within).forEach(function (code) {
      code.textContent = code.textContent.replace(/(by |date: )?YYYY-MM-DD/g, function (_, before) {
        var day = new Date();
        day.setDate(day.getDate() + (before === "by " ? 14 : before ? 28 : 0));
        return (before || "") + [day.getFullYear(), day.getMonth() + 1, day.getDate()].map(function (n) { return String(n).padStart(2, "0"); }).join("-");
      });
    });
    /* how long ago, or in how long */
    var spans = [["year", 365], ["month", 30.44], ["week", 7], ["day", 1]], relative = new Intl.RelativeTimeFormat("en", { numeric: "auto" });
    var now = new Date(), today = Date.UTC(now.getFullYear(), now.getMonth(), now.getDate());
    all("time[datetime]", within).forEach(function (time) {
      var found = /^(\d{4})-(\d\d)-(\d\d)$/.exec(time.getAttribute("datetime"));
      if (!found || time.title) return;
      var days = Math.round((Date.UTC(found[1], found[2] - 1, found[3]) - today) / 864e5);
      var span = spans.find(function (it) { return Math.abs(days) >= it[1] * 2 || it[1] === 1; });
      time.title = relative.format(Math.round(days / span[1]), span[0]);
    });
  }

  /* ---- the sentence at the foot and the figures in the contents: they change daily, and stand in assets/day.js ---- */
  function tell() {
    var day = window.kinmapDay;
    if (!day) return;
    all(".foot .drawn").forEach(function (line) { line.textContent = day.drawn; });
    all("#contents a").forEach(function (link) {
      var shown = link.querySelector(".count"), count = day.counts[link.href.slice(base.length)];
      if (shown) shown.remove();
      if (!count) return;
      shown = document.createElement("span");
      shown.className = "count";
      shown.textContent = count;
      link.append(" ", shown);
    });
  }
  /* ---- today, in the picture of a month ---- */
  function markToday(within) {
    var day = window.kinmapDay;
    all("svg.waits[data-start]", within).forEach(function (svg) {
      var days = day && (Date.parse(day.today) - Date.parse(svg.dataset.start)) / 864e5, wide = Number(svg.dataset.days);
      all(".now", svg).forEach(function (part) { part.remove(); });
      if (!day || !(days >= 0 && days <= wide)) return;
      var x = (6 + 668 * days / wide).toFixed(1);
      draw(svg, "path", { class: "now", stroke: "var(--ink)", d: "M" + x + " 30V122" });
      draw(svg, "text", { class: "now today", x: x, y: 24, "font-size": 13, "text-anchor": "end" }).textContent = svg.dataset.today;
    });
  }
  function draw(svg, name, marks) {
    var part = svg.appendChild(document.createElementNS(svg.namespaceURI, name));
    Object.keys(marks).forEach(function (key) { part.setAttribute(key, marks[key]); });
    return part;
  }
  dress(document);

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
