/* The map of places, drawn again as one moves it: the list below says where places lie and who lives there.
   Without this file the picture stands still, and every disc leads to its part of the list. */
(function () {
  "use strict";
  var kinmap = window.kinmap, figure = document.getElementById("earthmap"), list = document.getElementById("places");
  if (!figure || !list) return;
  var said = JSON.parse(figure.dataset.said), drawn = JSON.parse(figure.dataset.draw), box = figure.querySelector(".box");
  var say = document.getElementById("say"), found = document.getElementById("seek-found"), field = document.getElementById("seek-place");
  var GAP = drawn.gap, SMALLEST = drawn.least, LARGEST = drawn.most, LETTER = 14, NEAREST = 12, WORLD = 36000, AROUND = 100, EARTH = 6371, NS = figure.querySelector("svg").namespaceURI;
  var coarse = matchMedia("(pointer: coarse)").matches, touched = null, asked = null;

  var sections = kinmap.all(".place", list);
  var places = sections.map(function (section, n) {
    return {
      n: n, section: section, anchor: section.id, name: section.querySelector("h3").textContent, x: Number(section.dataset.x), y: Number(section.dataset.y),
      counts: section.dataset.n.split(" ").map(Number), into: section.dataset.into === undefined ? -1 : Number(section.dataset.into), reach: Number(section.dataset.reach)
    };
  });
  function number(n, words) { return (words || said.numbers)[n] || n.toLocaleString(document.documentElement.lang); }
  function sum(counts) { return counts.reduce(function (a, b) { return a + b; }, 0); }

  /* ---- one picture of what were two ---- */
  var drawings = kinmap.all(".placemap", box), svg = drawings[0], narrow = drawings[1], earth = svg.querySelector(".earth");
  var frames = drawings.map(function (it) { return { left: Number(it.dataset.left), top: Number(it.dataset.top), scale: Number(it.dataset.scale), width: it.viewBox.baseVal.width, height: it.viewBox.baseVal.height }; });
  kinmap.all(".disc", svg).forEach(function (disc) { disc.remove(); });
  narrow.remove();
  svg.classList.remove("only-w");
  var view = { left: 0, top: 0, scale: 1 }, wide = 0, high = 0;
  function measure() {
    wide = svg.clientWidth || 940;
    high = Math.round(wide < 600 ? Math.min(wide * 1.12, innerHeight * 0.7) : wide * 0.6);
    svg.setAttribute("viewBox", "0 0 " + wide + " " + high);
  }
  function show(frame) {
    view.scale = Math.min(wide / frame.width, high / frame.height) * frame.scale;
    view.left = frame.left + frame.width / frame.scale / 2 - wide / view.scale / 2;
    view.top = frame.top + frame.height / frame.scale / 2 - high / view.scale / 2;
  }
  function start() { show(frames[wide < 600 ? 1 : 0]); }
  function fit(some) {
    var xs = some.map(function (it) { return it.x; }), ys = some.map(function (it) { return it.y; });
    var left = Math.min.apply(null, xs), right = Math.max.apply(null, xs), top = Math.min.apply(null, ys), bottom = Math.max.apply(null, ys);
    var width = Math.max(right - left, 60) * 1.5, height = Math.max(bottom - top, 40) * 1.5;
    show({ left: (left + right - width) / 2, top: (top + bottom - height) / 2, scale: 1, width: width, height: height });
  }

  /* ---- discs ---- */
  function make(tag, attributes, within) {
    var made = document.createElementNS(NS, tag);
    Object.keys(attributes).forEach(function (name) { made.setAttribute(name, attributes[name]); });
    within.appendChild(made);
    return made;
  }
  function disc(place) {
    if (place.link) return place;
    place.link = make("a", { "class": "disc", href: "#" + place.anchor }, svg);
    place.title = make("title", {}, place.link);
    place.hit = make("circle", { "class": "hit" }, place.link);
    place.rings = place.counts.map(function (_, n) { return make("circle", { "class": "l" + (place.counts.length - 1 - n) }, place.link); }).reverse();
    place.text = make("text", { "class": "nm", "font-size": LETTER }, place.link);
    place.text.textContent = place.name;
    place.link.addEventListener("mouseenter", function () { tell(place); });
    place.link.addEventListener("mouseleave", function () { if (document.activeElement !== place.link) tell(null); });
    place.link.addEventListener("focus", function () { tell(place); });
    place.link.addEventListener("blur", function () { tell(null); });
    place.link.addEventListener("click", function (event) { open(place, event); });
    return place;
  }
  function groups() {
    var home = [], made = {};
    places.forEach(function (place, n) {
      home[n] = place.into < 0 || place.reach * view.scale >= GAP ? n : home[place.into];
      (made[home[n]] = made[home[n]] || []).push(n);
    });
    return made;
  }
  function sentence(place) {
    var more = place.group.length - 1, people = sum(place.totals), pattern = more ? (more > 1 ? said.joined : said.joined_one) : people > 1 ? said.alone : said.alone_one;
    return pattern.replace("{places}", number(more)).replace("{people}", number(people, said.people)).replace("{name}", function () { return place.name; });
  }
  function set(place) {
    var r = place.r, ends = 0, people = sum(place.totals);
    place.link.setAttribute("aria-label", sentence(place));
    place.title.textContent = sentence(place);
    place.hit.setAttribute("r", Math.max(r, coarse ? 22 : 13));
    place.rings.forEach(function (ring, n) {
      ends += place.totals[n];
      ring.setAttribute("r", place.totals[n] ? (r * Math.sqrt(ends / people)).toFixed(1) : 0);
    });
  }
  function name(place, taken) {
    var long = place.name.length * LETTER * 0.56, off = place.r + 4, tries = [[off, LETTER * 0.35, "start", off], [-off, LETTER * 0.35, "end", -off - long], [0, -off, "middle", -long / 2], [0, off + LETTER * 0.75, "middle", -long / 2]];
    var free = tries.find(function (it) {
      var left = place.px + it[3], bottom = place.py + it[1] + 4, area = [left, bottom - LETTER - 3, left + long, bottom];
      if (area[0] < 0 || area[2] > wide || area[1] < 0 || area[3] > high) return false;
      if (taken.some(function (other) { return other[4] !== place && area[0] < other[2] && area[2] > other[0] && area[1] < other[3] && area[3] > other[1]; })) return false;
      taken.push(area.concat(null));
      return true;
    });
    place.text.style.display = free ? "" : "none";
    if (!free) return;
    place.text.setAttribute("x", free[0]);
    place.text.setAttribute("y", free[1].toFixed(1));
    place.text.setAttribute("text-anchor", free[2]);
  }
  var last = -1, seen = [], aim = null, cross = make("path", { "class": "aim", d: "M-9 0H9M0-9V9" }, svg);
  function regroup() {
    var made = groups();
    last = view.scale;
    seen = Object.keys(made).map(function (n) {
      var place = places[n];
      place.group = made[n];
      place.totals = place.counts.map(function (_, layer) { return sum(made[n].map(function (i) { return places[i].counts[layer]; })); });
      place.r = Math.min(Math.max(drawn.size * Math.sqrt(sum(place.totals)), SMALLEST), LARGEST);
      return place;
    }).sort(function (a, b) { return b.r - a.r || a.n - b.n; });
    var there = new Set(seen);
    places.forEach(function (place) { if (place.link && !there.has(place)) place.link.style.display = "none"; });
    seen.forEach(function (place) { set(disc(place)); });
  }
  var waiting = false;
  function draw() {
    waiting = false;
    var least = Math.min(wide / WORLD, high / WORLD), frame = document.getElementById("frame");
    view.scale = Math.min(Math.max(view.scale, least), NEAREST);
    view.left = Math.min(Math.max(view.left, -WORLD / 2 - wide / view.scale / 2), WORLD / 2 - wide / view.scale / 2);
    view.top = Math.min(Math.max(view.top, -17000), 14000 - high / view.scale / 2);
    if (view.scale !== last) regroup();
    earth.setAttribute("transform", "scale(" + view.scale + ") translate(" + -view.left + " " + -view.top + ")");
    var inside = seen.filter(function (place) {
      place.px = (place.x - view.left) * view.scale;
      place.py = (place.y - view.top) * view.scale;
      var within = place.px > -LARGEST && place.px < wide + LARGEST && place.py > -LARGEST && place.py < high + LARGEST;
      place.link.style.display = within ? "" : "none";
      if (within) place.link.setAttribute("transform", "translate(" + place.px.toFixed(1) + " " + place.py.toFixed(1) + ")");
      return within;
    });
    var taken = inside.map(function (place) { return [place.px - place.r, place.py - place.r, place.px + place.r, place.py + place.r, place]; });
    inside.forEach(function (place) { name(place, taken); });
    cross.style.display = aim ? "" : "none";
    if (aim) cross.setAttribute("transform", "translate(" + ((aim.x - view.left) * view.scale).toFixed(1) + " " + ((aim.y - view.top) * view.scale).toFixed(1) + ")");
    if (frame) {
      frame.setAttribute("x", view.left);
      frame.setAttribute("y", view.top);
      frame.setAttribute("width", wide / view.scale);
      frame.setAttribute("height", high / view.scale);
    }
  }
  function later() { if (!waiting) { waiting = true; requestAnimationFrame(draw); } }

  /* ---- what a disc says, and where it leads ---- */
  function tell(place) {
    say.textContent = "";
    say.classList.toggle("lit", Boolean(place));
    if (!place) { say.textContent = coarse ? said.touch : said.hint; return; }
    var who = document.createElement("span"), names = [];
    who.className = "who";
    who.textContent = sentence(place);
    place.group.forEach(function (n) { if (names.length < 9) names = names.concat(kinmap.all("li a", places[n].section).map(function (link) { return link.textContent; })); });
    say.append(who, names.slice(0, 8).join(", ") + (names.length > 8 ? " …" : ""));
  }
  function open(place, event) {
    if (moved) { event.preventDefault(); return; }
    if (touched === "touch" && asked !== place) { event.preventDefault(); asked = place; tell(place); return; }
    if (place.group.length > 1 && view.scale < NEAREST) {
      event.preventDefault();
      fit(place.group.map(function (n) { return places[n]; }));
      remember();
      later();
    }
  }

  /* ---- moving: drag, pinch, wheel, keys, buttons ---- */
  function zoom(by, x, y) {
    var scale = Math.min(Math.max(view.scale * by, Math.min(wide, high) / WORLD), NEAREST);
    view.left += x / view.scale - x / scale;
    view.top += y / view.scale - y / scale;
    view.scale = scale;
    later();
  }
  function remember() {
    var lit = { see: [view.left + wide / view.scale / 2, view.top + high / view.scale / 2, view.scale * 100].map(function (n) { return String(Math.round(n)); }) };
    kinmap.writeHash(lit);
  }
  var fingers = new Map(), moved = false;
  function middle() {
    var all = Array.from(fingers.values()), n = all.length;
    return { x: all.reduce(function (a, it) { return a + it.x; }, 0) / n, y: all.reduce(function (a, it) { return a + it.y; }, 0) / n, far: n > 1 ? Math.hypot(all[0].x - all[1].x, all[0].y - all[1].y) : 0 };
  }
  function at(event) { var edge = svg.getBoundingClientRect(); return { x: event.clientX - edge.left, y: event.clientY - edge.top }; }
  svg.addEventListener("pointerdown", function (event) {
    touched = event.pointerType;
    if (event.button) return;
    if (!fingers.size) moved = false;
    fingers.set(event.pointerId, at(event));
  });
  window.addEventListener("pointermove", function (event) {
    if (!fingers.has(event.pointerId)) return;
    var before = middle(), spot = at(event), was = fingers.get(event.pointerId);
    if (!moved && Math.hypot(spot.x - was.x, spot.y - was.y) < 4) return;
    moved = true;
    box.classList.add("moving");
    fingers.set(event.pointerId, spot);
    var now = middle();
    view.left -= (now.x - before.x) / view.scale;
    view.top -= (now.y - before.y) / view.scale;
    if (before.far && now.far) zoom(now.far / before.far, now.x, now.y);
    later();
  });
  ["pointerup", "pointercancel"].forEach(function (sign) {
    window.addEventListener(sign, function (event) {
      if (!fingers.delete(event.pointerId) || fingers.size) return;
      box.classList.remove("moving");
      if (moved) remember();
    });
  });
  svg.addEventListener("dragstart", function (event) { event.preventDefault(); });
  box.addEventListener("wheel", function (event) {
    if (!event.ctrlKey && !event.metaKey && !box.contains(document.activeElement)) return; /* the page scrolls on, until the map is asked for */
    event.preventDefault();
    var spot = at(event);
    zoom(Math.exp(-event.deltaY * (event.deltaMode ? 0.06 : 0.002)), spot.x, spot.y);
    remember();
  }, { passive: false });
  var steps = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
  box.tabIndex = 0;
  box.setAttribute("role", "group");
  box.setAttribute("aria-label", said.board);
  box.addEventListener("mousedown", function () { box.focus({ preventScroll: true }); });
  box.addEventListener("keydown", function (event) {
    var step = steps[event.key];
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (step) { view.left += step[0] * 80 / view.scale; view.top += step[1] * 80 / view.scale; later(); }
    else if (event.key === "+" || event.key === "=") zoom(1.6, wide / 2, high / 2);
    else if (event.key === "-") zoom(0.625, wide / 2, high / 2);
    else if (event.key === "0") { fit(places); later(); }
    else return;
    event.preventDefault();
    remember();
  });
  kinmap.all(".zoom button", figure).forEach(function (button) {
    button.addEventListener("click", function () {
      var by = Number(button.dataset.zoom);
      if (by) zoom(by, wide / 2, high / 2); else fit(places);
      later();
      remember();
    });
  });

  /* ---- find a place, and who is near it ---- */
  function point(place) { return [Math.atan(Math.sinh(-place.y / 100 * Math.PI / 180)), place.x / 100 * Math.PI / 180]; }
  function far(a, b) {
    var p = point(a), q = point(b), up = Math.sin((p[0] - q[0]) / 2), aside = Math.sin((p[1] - q[1]) / 2);
    return 2 * EARTH * Math.asin(Math.min(1, Math.sqrt(up * up + Math.cos(p[0]) * Math.cos(q[0]) * aside * aside)));
  }
  function restore() {
    aim = null;
    if (!found.textContent) return;
    found.textContent = "";
    tell(null);
    sections.forEach(function (section) { section.hidden = false; list.append(section); });
    kinmap.all(".far", list).forEach(function (mark) { mark.remove(); });
  }
  function near(target) {
    restore();
    var order = places.map(function (place) { return { place: place, far: far(target, place) }; }).sort(function (a, b) { return a.far - b.far; });
    var close = order.filter(function (it) { return it.far <= AROUND; }), people = sum(close.map(function (it) { return sum(it.place.counts); }));
    if (!close.length) close = order.slice(0, 3);
    order.forEach(function (it) {
      it.place.section.hidden = close.indexOf(it) < 0;
      if (it.place.section.hidden) return;
      list.append(it.place.section);
      if (it.far < 1) return;
      var mark = document.createElement("span");
      mark.className = "far soft tiny";
      mark.textContent = " " + said.away.replace("{far}", Math.round(it.far).toLocaleString(document.documentElement.lang));
      it.place.section.querySelector("h3").append(mark);
    });
    say.textContent = found.textContent = (people > 1 ? said.near : people ? said.near_one : said.near_none).replace("{people}", number(people, said.people)).replace("{far}", AROUND).replace("{name}", function () { return target.name; });
    aim = target.section ? null : target;
    fit([target].concat(close.map(function (it) { return it.place; })));
    later();
  }
  function town(word, eager) { /* the largest first; one that nobody lives in is found as well */
    var line = (kinmap.towns || []).find(function (it) { return it.key === word; }) || eager && (kinmap.towns || []).find(function (it) { return it.key.indexOf(word) === 0; });
    return line && { name: line.name, x: line.x, y: line.y, counts: [0] };
  }
  function readTowns() {
    if (kinmap.towns) return;
    kinmap.towns = kinmap.townsWritten.split("\n").map(function (line) { var parts = line.split("\t"); return { name: parts[0], key: kinmap.fold(parts[0]), x: Number(parts[1]), y: Number(parts[2]) }; });
    if (field.value) seek(false);
  }
  function named(word, eager) {
    function called(place) { var key = kinmap.fold(place.name); return eager ? (" " + key).indexOf(" " + word) >= 0 : key === word; }
    return places.find(called);
  }
  function seek(eager) {
    var word = kinmap.fold(field.value), target = word && (named(word, false) || town(word, false) || eager && (named(word, true) || town(word, true)));
    if (!word) restore();
    else if (target) near(target);
    else if (eager) { restore(); say.textContent = found.textContent = said.none; }
  }
  field.addEventListener("focus", function () { kinmap.load("assets/towns.js", readTowns); });
  field.addEventListener("input", function () { seek(false); });
  document.getElementById("seek").addEventListener("submit", function (event) { event.preventDefault(); seek(true); });

  /* ---- the picture of all places shows which part the other one is ---- */
  var small = document.getElementById("whole");
  if (small) {
    var corner = make("g", { transform: small.querySelector(".earth").getAttribute("transform") }, small);
    make("rect", { "class": "frame", id: "frame", "vector-effect": "non-scaling-stroke" }, corner);
  }

  measure();
  start();
  var state = kinmap.readHash().see;
  if (state && state.length === 3 && state.map(Number).every(isFinite)) {
    view.scale = Number(state[2]) / 100;
    view.left = Number(state[0]) - wide / view.scale / 2;
    view.top = Number(state[1]) - high / view.scale / 2;
  }
  window.addEventListener("resize", function () {
    var x = view.left + wide / view.scale / 2, y = view.top + high / view.scale / 2;
    measure();
    view.left = x - wide / view.scale / 2;
    view.top = y - high / view.scale / 2;
    later();
  });
  window.addEventListener("keydown", function (event) { if (event.key === "Escape" && document.activeElement === field) { field.value = ""; restore(); later(); } });
  tell(null);
  draw();
})();
