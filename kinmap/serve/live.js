/* Keeps a page as the notes are, for as long as `kinmap serve` runs; no page of the site itself has this. */
(function () {
  "use strict";
  var own = document.currentScript, news = own.dataset.news, number = Number(own.dataset.number);
  var here = place(location.href), alone = document.body.classList.contains("live-alone");
  var stream = null, said = {}, box = null, asked = 0;
  var KEPT = "kinmap-place", AWAY = "kinmap-away", PAUSE = 1500;
  var DAY = "assets/day.js", COMMON = /^assets\/(early|site|search)\.js$|^search\/|^-\//;

  function all(selector, within) { return Array.from((within || document).querySelectorAll(selector)); }
  function one(selector, within) { return (within || document).querySelector(selector); }
  function make(name, kind, text) {
    var made = document.createElement(name);
    if (kind) made.className = kind;
    if (text) made.textContent = text;
    return made;
  }

  /* ---- the path in the site of an address of it; nothing for any other ---- */
  function place(address) {
    var url = new URL(address, location.href);
    if (url.origin !== location.origin) return "";
    var path = decodeURIComponent(url.pathname).slice(1);
    return path === "" || path.slice(-1) === "/" ? path + "index.html" : path;
  }
  function uses(selector, what) { return all(selector).map(function (it) { return place(it[what]); }); }
  function hold(key, kept) { try { sessionStorage.setItem(key, kept); } catch (closed) { /* it is then not remembered */ } }
  function held(key) { try { return sessionStorage.getItem(key) || ""; } catch (closed) { return ""; } }

  /* ---- news, for as long as somebody looks: a browser has six connections to a server, for all its tabs ---- */
  function listen() {
    if (stream || document.hidden) return;
    stream = new EventSource(news + "?since=" + number + "&page=" + encodeURIComponent(here));
    stream.addEventListener("message", function (event) { asked = 0; hear(JSON.parse(event.data)); });
    stream.addEventListener("error", lose);
  }
  function leave() { if (stream) stream.close(); stream = null; }
  function lose() {
    leave();
    asked += 1;
    if (asked > 1 && said.stopped) show({ head: said.stopped, slips: [], more: "" });
    if (asked < 40) setTimeout(listen, PAUSE * Math.min(asked, 20));
  }
  document.addEventListener("visibilitychange", function () { if (document.hidden) leave(); else { asked = 0; listen(); } });
  window.addEventListener("pagehide", leave);
  window.addEventListener("pageshow", listen);

  function hear(item) {
    var changed = new Set(item.changed), first = item.number === number;
    number = item.number;
    said = item.said;
    if (!first && changed.size) catchUp(changed, new Set(item.gone));
    show(item.gone.indexOf(here) >= 0 ? { head: said.gone, slips: [], more: "" } : item.notice);
  }

  /* ---- what changed: the page itself in its place, its styles by name, and all else by loading it again ---- */
  function catchUp(changed, gone) {
    var has = function (path) { return changed.has(path); };
    if (gone.has(here)) return;
    if (alone) { if (has(here)) location.reload(); return; }
    if (has(DAY)) turn();
    var scripts = uses("script[src]", "src").filter(function (path) { return path !== DAY && path.indexOf("search/") !== 0; });
    if (scripts.some(has)) return again();
    if (uses("main img[src]", "src").some(has)) return again();
    all("link[rel=stylesheet]").forEach(function (link) {
      if (has(place(link.href))) link.href = link.href.split("?")[0] + "?" + number;
    });
    if (!has(here)) return;
    if (scripts.every(function (path) { return COMMON.test(path); })) renew(); else again();
  }

  /* ---- a new day, or new figures in the contents: in a script beside the pages ---- */
  function turn() {
    var script = make("script");
    script.src = "/" + DAY + "?" + number;
    script.addEventListener("load", function () { script.remove(); dress(document); });
    document.head.appendChild(script);
  }
  function dress(within) { if (window.kinmap && window.kinmap.dress) window.kinmap.dress(within); }

  function renew() {
    var mine = number;
    fetch(location.pathname, { cache: "no-store" }).then(function (answer) {
      if (!answer.ok) throw new Error(answer.status);
      return answer.text();
    }).then(function (html) {
      if (mine !== number) return; /* newer news came, and fetches it again */
      var fresh = new DOMParser().parseFromString(html, "text/html");
      if (!one("main", fresh) || !one("main")) return again();
      dress(fresh);
      var opened = all("main details[open]"), focused = document.activeElement, strips = new Set(all(".scroll.end"));
      opened.forEach(function (part) { part.open = false; }); /* or a part that was opened would seem another */
      ["main", "#contents", ".foot"].forEach(function (part) {
        if (one(part) && one(part, fresh)) become(one(part), one(part, fresh));
      });
      dress(document);
      opened.forEach(function (part) { part.open = true; });
      all(".scroll.end").forEach(function (strip) { if (!strips.has(strip)) strip.scrollLeft = strip.scrollWidth; });
      document.title = fresh.title;
      if (!focused.isConnected) one("main").focus({ preventScroll: true });
    }).catch(function () { if (mine === number) again(); });
  }

  /* ---- one part becomes another: whatever is the same stays, and with it place, focus and selection ---- */
  function become(old, fresh) {
    if (old.isEqualNode(fresh)) return;
    if (old.nodeType !== fresh.nodeType || old.nodeName !== fresh.nodeName) { old.replaceWith(document.importNode(fresh, true)); return; }
    if (old.nodeType !== Node.ELEMENT_NODE) { old.data = fresh.data; return; }
    Array.from(old.attributes).forEach(function (it) { if (!fresh.hasAttribute(it.name)) old.removeAttribute(it.name); });
    Array.from(fresh.attributes).forEach(function (it) {
      if (old.getAttribute(it.name) !== it.value) old.setAttribute(it.name, it.value);
    });
    inside(old, Array.from(old.childNodes), Array.from(fresh.childNodes));
  }
  function inside(parent, old, fresh) {
    var start = 0, last = old.length, end = fresh.length, same = function (a, b) { return old[a] && fresh[b] && old[a].isEqualNode(fresh[b]); };
    while (start < last && start < end && same(start, start)) start += 1;
    while (last > start && end > start && same(last - 1, end - 1)) { last -= 1; end -= 1; }
    var at = start, after = old[last] || null;
    for (var next = start; next < end; next += 1) {
      var found = at;
      while (found < last && !same(found, next)) found += 1;
      if (found < last) { while (at < found) old[at++].remove(); at += 1; }
      else if (at < last && last - at >= end - next) become(old[at++], fresh[next]);
      else parent.insertBefore(document.importNode(fresh[next], true), at < last ? old[at] : after);
    }
    while (at < last) old[at++].remove();
  }

  /* ---- loading again, and being where one was ---- */
  var REACHED = "a, button, input, select, summary, [tabindex]";
  function again() {
    var dialog = one("dialog[open]");
    if (dialog) { dialog.addEventListener("close", again, { once: true }); return; }
    hold(KEPT, JSON.stringify({
      path: location.pathname, y: scrollY, focus: all(REACHED).indexOf(document.activeElement),
      open: all("main details").map(function (part) { return part.open; })
    }));
    location.reload();
  }
  function back() {
    var kept = held(KEPT) && JSON.parse(held(KEPT));
    hold(KEPT, "");
    if (!kept || kept.path !== location.pathname) return;
    all("main details").forEach(function (part, at) { if (kept.open[at]) part.open = true; });
    var focused = all(REACHED)[kept.focus];
    if (focused) focused.focus({ preventScroll: true });
    scrollTo(0, kept.y);
  }

  /* ---- the notice: what needs a look, until it is mended or put away ---- */
  function show(notice) {
    var key = JSON.stringify(notice);
    if (box && box.dataset.key === key) return;
    if (box) box.remove();
    box = null;
    if (!notice.head || held(AWAY) === key) return;
    box = make("section", "live-notice");
    box.dataset.key = key;
    box.setAttribute("role", "status");
    var away = box.appendChild(make("button", "live-away", "\u00d7"));
    away.type = "button";
    away.setAttribute("aria-label", said.away);
    away.title = said.away;
    away.addEventListener("click", function () { hold(AWAY, key); box.remove(); box = null; });
    box.appendChild(make("p", "live-head", notice.head));
    notice.slips.forEach(function (slip) { box.appendChild(tell(slip)); });
    if (notice.more) {
      var link = box.appendChild(make("p", "live-more")).appendChild(make("a", "", notice.more));
      link.href = "/" + notice.where;
    }
    document.body.appendChild(box);
  }
  function tell(slip) {
    var part = make("div", "live-slip");
    if (slip.place) part.appendChild(make("p", "live-place", slip.place));
    if (slip.before || slip.word) {
      var line = part.appendChild(make("pre", "live-line", slip.before));
      if (slip.word) line.appendChild(make("mark", "", slip.word));
      line.appendChild(document.createTextNode(slip.after));
    }
    part.appendChild(words("live-said", slip.said));
    if (slip.fix) part.appendChild(words("live-fix", slip.fix));
    return part;
  }
  function words(kind, text) {
    var part = make("p", kind);
    text.split("`").forEach(function (piece, at, pieces) {
      part.appendChild(at % 2 && at < pieces.length - 1 ? make("code", "", piece) : document.createTextNode(at % 2 ? "`" + piece : piece));
    });
    return part;
  }

  window.addEventListener("load", back);
  listen();
})();
