/* The rings: point at someone, or move with Tab and the arrow keys, to see whom they know; come
   nearer to read the names that have no room. Without this file every dot is still a link with its name. */
(function () {
  "use strict";
  var svg = document.getElementById("rings"), say = document.getElementById("say");
  if (!svg || !say) return;
  function all(selector, within) { return Array.prototype.slice.call((within || document).querySelectorAll(selector)); }
  var said = JSON.parse(svg.dataset.said), ns = svg.namespaceURI, bowed = svg.querySelector(".ties");
  var dots = all("a.d", svg), byId = {}, lit = null, touched = false, NEAREST = 12;
  var box = svg.getAttribute("viewBox").split(" ").map(Number), WIDE = box[2], HIGH = box[3], V = { k: 1, x: WIDE / 2, y: HIGH / 2 };
  var centre = svg.querySelector("circle.hair"), CX = Number(centre.getAttribute("cx")), CY = Number(centre.getAttribute("cy")), BEND = .28;

  function fill(text, words) { return text.replace(/\{(\w+)\}/g, function (whole, name) { return words[name]; }); }
  function joined(names) {
    return names.length < 2 ? names.join("") : fill(said.and, { names: names.slice(0, -1).join(", "), last: names[names.length - 1] });
  }
  dots.forEach(function (dot) {
    var mark = dot.querySelector(".b");
    byId[dot.dataset.id] = dot;
    dot.known = [];
    dot.place = { x: Number(mark.getAttribute("cx")), y: Number(mark.getAttribute("cy")), r: Number(mark.getAttribute("r")) };
    dot.parts = all("circle", dot).map(function (part) { return { part: part, over: Number(part.getAttribute("r")) - dot.place.r }; });
    dot.labels = all("text", dot).map(function (text) {
      return { text: text, x: Number(text.getAttribute("x")), y: Number(text.getAttribute("y")), size: Number(text.getAttribute("font-size")), hidden: text.classList.contains("hid"), anchor: text.getAttribute("text-anchor") };
    });
  });
  (svg.dataset.ties.match(/\d+ \d+ \d+/g) || []).forEach(function (tie) {
    var it = tie.split(" ").map(Number);
    dots[it[0]].known.push({ dot: dots[it[1]], weight: it[2] });
    dots[it[1]].known.push({ dot: dots[it[0]], weight: it[2] });
  });

  function nameOf(dot) { return dot.getAttribute("aria-label").split(": ")[0]; }
  function remember(id) {
    var rest = location.hash.slice(1).split("&").filter(function (part) { return part && part.slice(0, 2) !== "p="; });
    if (id) rest.unshift("p=" + encodeURIComponent(id));
    try { history.replaceState(null, "", rest.length ? "#" + rest.join("&") : location.href.split("#")[0]); } catch (closed) { /* some browsers refuse it on file:// */ }
  }
  function tell(dot) {
    say.textContent = "";
    say.classList.toggle("lit", Boolean(dot));
    if (!dot) { say.textContent = matchMedia("(pointer: coarse)").matches ? said.touch : said.hint; return; }
    var who = document.createElement("span"), label = dot.getAttribute("aria-label"), others = dot.known.map(function (it) { return nameOf(it.dot); });
    who.className = "who";
    who.textContent = nameOf(dot);
    say.appendChild(who);
    say.appendChild(document.createTextNode(label.slice(nameOf(dot).length + 2) + ". " + (others.length ? fill(said.knows, { names: joined(others) }) : said.nobody)));
  }
  /* a tie is bent towards the centre */
  function bow(from, to, weight) {
    var a = from.place, b = to.place, x = (a.x + b.x) / 2, y = (a.y + b.y) / 2, path = document.createElementNS(ns, "path");
    path.setAttribute("class", "tie on");
    path.setAttribute("stroke-width", .8 + .22 * weight);
    path.setAttribute("d", "M" + a.x + " " + a.y + "Q" + (x + (CX - x) * BEND) + " " + (y + (CY - y) * BEND) + " " + b.x + " " + b.y);
    return path;
  }
  function light(dot) {
    if (dot === lit) return;
    lit = dot;
    point(-1);
    svg.classList.toggle("dim", Boolean(dot));
    all(".on, .near", svg).forEach(function (it) { it.classList.remove("on", "near"); });
    bowed.textContent = "";
    if (dot) {
      dot.classList.add("on");
      dot.known.forEach(function (it) { it.dot.classList.add("near"); bowed.appendChild(bow(dot, it.dot, it.weight)); });
    }
    tell(dot);
    remember(dot && dot.dataset.id);
  }

  /* ---- those who are points of the texture: their names stand in the list ---- */
  var fine = svg.querySelector(".texture"), spots = [], rows = {}, name = document.createElementNS(ns, "text"), ring = document.createElementNS(ns, "circle"), pointed = -1;
  if (fine) {
    var ids = fine.dataset.ids.split(" ");
    all(".layer li[data-id]").forEach(function (row) { rows[row.dataset.id] = row; });
    spots = fine.getAttribute("d").slice(1).split("M").map(function (part, n) { var xy = part.split(/[ h]/); return { id: ids[n], x: Number(xy[0]), y: Number(xy[1]) }; });
    name.setAttribute("class", "nm");
    ring.setAttribute("class", "pointed");
    svg.appendChild(ring);
    svg.appendChild(name);
    spots.forEach(function (spot, n) {
      var link = rows[spot.id] && rows[spot.id].querySelector("a");
      if (!link) return;
      link.addEventListener("focus", function () { light(null); point(n); });
      link.addEventListener("blur", function () { point(-1); });
    });
  }
  function point(n) {
    if (n === pointed) return;
    pointed = n;
    if (!fine) return;
    svg.classList.toggle("points", n >= 0);
    name.textContent = "";
    if (n < 0) { if (!lit) tell(null); return; }
    var it = spots[n], row = rows[it.id], s = units();
    ring.setAttribute("cx", it.x); ring.setAttribute("cy", it.y); ring.setAttribute("r", 6 * s);
    name.setAttribute("x", it.x); name.setAttribute("y", it.y - 10 * s);
    name.setAttribute("text-anchor", it.x < WIDE * .2 ? "start" : it.x > WIDE * .8 ? "end" : "middle");
    name.setAttribute("font-size", 14 * s);
    name.textContent = row ? row.querySelector("a").textContent : "";
    say.textContent = "";
    say.classList.add("lit");
    var who = document.createElement("span");
    who.className = "who";
    who.textContent = name.textContent;
    say.appendChild(who);
    if (row) say.appendChild(document.createTextNode(row.querySelector(".tiny:last-child").textContent));
  }
  function nearestSpot(event) {
    var at = world(event), reach = NEAREST * units(), best = -1, least = reach * reach;
    spots.forEach(function (it, n) {
      var d = (it.x - at.x) * (it.x - at.x) + (it.y - at.y) * (it.y - at.y);
      if (d < least) { least = d; best = n; }
    });
    return best;
  }

  /* ---- nearer and farther: dots and names grow more slowly than the rings, and so find room ---- */
  function units() { return WIDE / V.k / (svg.clientWidth || WIDE); }
  function world(event) {
    var b = svg.getBoundingClientRect();
    return { x: V.x + ((event.clientX - b.left) / b.width - .5) * WIDE / V.k, y: V.y + ((event.clientY - b.top) / b.height - .5) * HIGH / V.k };
  }
  var wasNear = 1, fixed = all("g[aria-hidden] text", svg).map(function (text) { return { text: text, size: Number(text.getAttribute("font-size")) }; });
  function look(k, x, y) {
    k = Math.max(1, Math.min(12, k));
    V = { k: k, x: Math.max(WIDE / 2 / k, Math.min(WIDE - WIDE / 2 / k, x)), y: Math.max(HIGH / 2 / k, Math.min(HIGH - HIGH / 2 / k, y)) };
    svg.setAttribute("viewBox", [V.x - WIDE / 2 / k, V.y - HIGH / 2 / k, WIDE / k, HIGH / k].join(" "));
    svg.classList.toggle("nearer", k > 1);
    if (k !== wasNear) { wasNear = k; scaled(); }
    later();
  }
  function scaled() {
    var f = Math.pow(V.k, -.8), small = svg.clientWidth < 640 && V.k > 1, least = 12 * units();
    fixed.forEach(function (it) { it.text.setAttribute("font-size", it.size * f); it.text.style.strokeWidth = V.k === 1 ? "" : 9 * f + "px"; });
    dots.forEach(function (dot) {
      var p = dot.place, r = p.r * f;
      dot.parts.forEach(function (it) { it.part.setAttribute("r", Math.max(.5, r + it.over * f)); });
      dot.labels.forEach(function (it) {
        var g = V.k === 1 ? 1 : Math.max(it.size * f, small ? least : 0) / it.size;
        function off(d) { return Math.abs(d) > p.r ? Math.sign(d) * (r + (Math.abs(d) - p.r) * g) : d * g; }
        it.text.setAttribute("font-size", it.size * g);
        it.text.setAttribute("x", p.x + off(it.x - p.x));
        it.text.setAttribute("y", p.y + off(it.y - p.y));
        it.text.style.strokeWidth = V.k === 1 ? "" : 4 * g + "px";
      });
    });
  }
  /* names that were without room are shown where it is there now */
  var waiting = 0;
  function later() { clearTimeout(waiting); waiting = setTimeout(names, 80); }
  function names() {
    var taken = [], left = V.x - WIDE / 2 / V.k, right = V.x + WIDE / 2 / V.k, top = V.y - HIGH / 2 / V.k, bottom = V.y + HIGH / 2 / V.k;
    function free(b) { return taken.every(function (o) { return b.x >= o.x + o.width || b.x + b.width <= o.x || b.y >= o.y + o.height || b.y + b.height <= o.y; }); }
    var seen = dots.filter(function (dot) { return dot.place.x > left && dot.place.x < right && dot.place.y > top && dot.place.y < bottom; });
    dots.forEach(function (dot) { dot.labels.forEach(function (it) { it.text.classList.toggle("hid", it.hidden); }); });
    if (V.k === 1) return;
    seen.forEach(function (dot) { var r = dot.place.r * Math.pow(V.k, -.8); taken.push({ x: dot.place.x - r, y: dot.place.y - r, width: 2 * r, height: 2 * r }); });
    [false, true].forEach(function (hidden) {
      seen.forEach(function (dot) {
        var it = dot.labels[0], b;
        if (!it || it.hidden !== hidden) return;
        b = it.text.getBBox();
        if (hidden && !free(b)) return;
        it.text.classList.remove("hid");
        taken.push(b);
      });
    });
  }
  function zoom(by, at) {
    var k = Math.max(1, Math.min(12, V.k * by)), f = V.k / k;
    if (k === V.k) return false;
    look(k, at.x + (V.x - at.x) * f, at.y + (V.y - at.y) * f);
    return true;
  }
  function middle() { return lit ? lit.place : V; }
  all(".ringmap .zoom button").forEach(function (button) {
    button.addEventListener("click", function () { if (Number(button.dataset.zoom)) zoom(Number(button.dataset.zoom), middle()); else look(1, 0, 0); });
  });
  svg.addEventListener("wheel", function (event) {
    if (zoom(Math.exp(-event.deltaY * (event.deltaMode ? .05 : .0016)), world(event))) event.preventDefault();
  }, { passive: false });
  var fingers = {}, apart = 0, moved = 0;
  svg.addEventListener("dragstart", function (event) { event.preventDefault(); });
  svg.addEventListener("pointerdown", function (event) { if (event.button) return; fingers[event.pointerId] = event; apart = moved = 0; });
  svg.addEventListener("pointermove", function (event) {
    var last = fingers[event.pointerId], ids = Object.keys(fingers);
    if (!last) { if (spots.length && event.pointerType !== "touch" && !lit) point(nearestSpot(event)); return; }
    fingers[event.pointerId] = event;
    moved += Math.abs(event.clientX - last.clientX) + Math.abs(event.clientY - last.clientY);
    if (ids.length > 1) {
      var a = fingers[ids[0]], b = fingers[ids[1]], far = Math.hypot(a.clientX - b.clientX, a.clientY - b.clientY);
      if (apart) zoom(far / apart, world({ clientX: (a.clientX + b.clientX) / 2, clientY: (a.clientY + b.clientY) / 2 }));
      apart = far;
    } else if (V.k > 1 && moved > 4) {
      svg.setPointerCapture(event.pointerId);
      look(V.k, V.x - (event.clientX - last.clientX) * units(), V.y - (event.clientY - last.clientY) * units());
    }
  });
  function lift(event) { delete fingers[event.pointerId]; }
  svg.addEventListener("pointerup", function (event) {
    lift(event);
    if (moved > 4 || !spots.length || (event.target.closest && event.target.closest("a"))) return;
    var n = nearestSpot(event);
    if (n >= 0 && n === pointed && event.pointerType !== "touch") rows[spots[n].id].querySelector("a").click(); else { light(null); point(n); }
  });
  svg.addEventListener("pointercancel", lift);
  svg.addEventListener("pointerleave", function () { point(-1); });
  svg.addEventListener("click", function (event) { if (moved > 4) event.preventDefault(); }, true);

  /* ---- from one to another ---- */
  /* the nearest dot in a direction, those straight ahead before those to the side */
  function next(from, dx, dy) {
    var best = null, least = Infinity;
    dots.forEach(function (to) {
      var x = to.place.x - from.place.x, y = to.place.y - from.place.y, along = x * dx + y * dy, aside = Math.abs(x * dy - y * dx);
      if (to === from || along <= 0 || to.classList.contains("off")) return;
      var far = along + 2 * aside;
      if (far < least) { least = far; best = to; }
    });
    return best;
  }
  var arrows = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
  dots.forEach(function (dot) {
    dot.addEventListener("mouseenter", function () { if (!touched) light(dot); });
    dot.addEventListener("mouseleave", function () { if (!touched && document.activeElement !== dot) light(null); });
    dot.addEventListener("focus", function () { light(dot); if (V.k > 1) look(V.k, dot.place.x, dot.place.y); });
    dot.addEventListener("blur", function () { light(null); });
    dot.addEventListener("touchstart", function () { touched = true; dot.asked = lit === dot; }, { passive: true });
    dot.addEventListener("click", function (event) {
      if (!touched || dot.asked) return;
      event.preventDefault();
      light(dot);
    });
    dot.addEventListener("keydown", function (event) {
      var way = arrows[event.key], to = way && next(dot, way[0], way[1]);
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      if (to) to.focus();
      else if (event.key === "+" || event.key === "=") zoom(1.5, dot.place);
      else if (event.key === "-") zoom(1 / 1.5, dot.place);
      else if (event.key === "0") look(1, 0, 0);
      else return;
      event.preventDefault();
    });
  });
  document.addEventListener("keydown", function (event) {
    if (event.key !== "Escape" || !lit) return;
    if (document.activeElement === lit) lit.blur();
    light(null);
  });

  /* the list below lights the picture, too */
  all(".layer [data-id] a").forEach(function (link) {
    var dot = byId[link.closest("[data-id]").dataset.id];
    if (!dot) return;
    link.addEventListener("focus", function () { light(dot); });
    link.addEventListener("blur", function () { light(null); });
  });

  tell(null);
  var asked = /(?:^#|&)p=([^&]*)/.exec(location.hash);
  if (asked) {
    try { if (byId[decodeURIComponent(asked[1])]) light(byId[decodeURIComponent(asked[1])]); } catch (broken) { /* not one of ours */ }
  }
})();
