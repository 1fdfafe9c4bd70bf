/* Who knows whom: pan and zoom, find somebody, choose by context and the like, and ways from one to
   another. The page draws up to three thousand people as SVG, which this moves; more are painted here. */
(function () {
  "use strict";
  var net = document.getElementById("net"), K = window.KINMAP_COMMUNITY;
  if (!net || !K) return;
  function one(selector, within) { return (within || document).querySelector(selector); }
  function all(selector, within) { return Array.prototype.slice.call((within || document).querySelectorAll(selector)); }
  var box = document.getElementById("netbox"), say = document.getElementById("say");
  var svg = one("svg", box), canvas = one("canvas", box), pen = (canvas || document.createElement("canvas")).getContext("2d");
  var said = JSON.parse(net.dataset.said), N = K.ids.length, X = K.x, Y = K.y, R = K.r, STAGES = said.stages;
  var coarse = matchMedia("(pointer: coarse)").matches, page = document.documentElement;
  var WIDE = K.box[0], HIGH = K.box[1], KIN = 4, CONNECTION = 3, LISTED = 0, COLOURS = 8, LOOKS = "oohxx", CELL = 24, MANY = 4000, CLEAR = 6000;
  var W = 0, H = 0, V = { k: 1, x: WIDE / 2, y: HIGH / 2 }, hot = -1, held = -1, goal = null, way = [], fits = null, near = null;

  var known = [], joins = new Uint8Array(N), byId = Object.create(null), i;
  for (i = 0; i < N; i++) { known.push([]); byId[K.ids[i]] = i; }
  for (i = 0; i < K.ties.length; i += 2) { known[K.ties[i]].push(K.ties[i + 1]); known[K.ties[i + 1]].push(K.ties[i]); }
  K.bridges.forEach(function (n) { joins[n] = 1; });
  function address(n) { return net.dataset.root + (K.hrefs[n] || "people/" + K.ids[n] + ".html"); }

  /* ---- words ---- */
  function fill(text, words) { return text.replace(/\{(\w+)\}/g, function (whole, name) { return words[name]; }); }
  function joined(names, most) {
    if (most && names.length > most + 1) return fill(said.more, { names: names.slice(0, most).join(", "), n: figure(names.length - most) });
    return names.length < 2 ? names.join("") : fill(said.and, { names: names.slice(0, -1).join(", "), last: names[names.length - 1] });
  }
  /* figures up to twelve in words */
  function figure(n, first) { var word = said.figures.split(" ")[n] || String(n); return first ? word.charAt(0).toUpperCase() + word.slice(1) : word; }
  function called(those) { return those.map(function (n) { return K.names[n]; }); }
  function nearest(a, b) { return K.stage[b] - K.stage[a] || R[b] - R[a] || a - b; }

  /* ---- where things are: the world is the picture's box, V.x and V.y its point in the middle ---- */
  function scale() { return Math.min(W / WIDE, H / HIGH) * V.k; }
  function sx(x) { return W / 2 + (x - V.x) * scale(); }
  function sy(y) { return H / 2 + (y - V.y) * scale(); }
  function radius(n) { return Math.max(1.1, R[n] * Math.min(W / WIDE, H / HIGH) * Math.max(Math.sqrt(V.k), V.k * .6)); }
  var cells = Object.create(null);
  for (i = 0; i < N; i++) {
    var at = Math.floor(X[i] / CELL) + "," + Math.floor(Y[i] / CELL);
    (cells[at] = cells[at] || []).push(i);
  }
  /* the person nearest to a point of the screen, within some pixels */
  function under(px, py, reach) {
    var s = scale(), x = (px - W / 2) / s + V.x, y = (py - H / 2) / s + V.y, far = reach / s, best = -1, least = far * far;
    for (var c = Math.floor((x - far) / CELL); c <= Math.floor((x + far) / CELL); c++) {
      for (var r = Math.floor((y - far) / CELL); r <= Math.floor((y + far) / CELL); r++) {
        (cells[c + "," + r] || []).forEach(function (n) {
          var d = (X[n] - x) * (X[n] - x) + (Y[n] - y) * (Y[n] - y);
          if (d < least && !(fits && !fits[n])) { least = d; best = n; }
        });
      }
    }
    return best;
  }

  /* ---- who is lit: somebody and whom they know, or a way ---- */
  function lit() { return hot >= 0 ? hot : held; }
  function light() {
    var n = lit();
    near = n < 0 ? null : new Uint8Array(N);
    if (n < 0) return;
    near[n] = 1;
    (way.length && hot < 0 ? way : known[n]).forEach(function (m) { near[m] = 1; });
  }
  /* pairs of people whose tie stands out */
  function pairs() {
    var n = lit(), found = [];
    if (n < 0) return found;
    if (way.length && hot < 0) { for (var j = 1; j < way.length; j++) found.push([way[j - 1], way[j]]); return found; }
    return known[n].map(function (m) { return [n, m]; });
  }

  /* ---- names: circles first, then whoever is nearest to you; nothing on top of anything ---- */
  var order = [], widths = Object.create(null), serif = getComputedStyle(page).getPropertyValue("--serif") || "serif";
  for (i = 0; i < N; i++) order.push(i);
  /* of those who are alike the names shall not all stand on one side */
  order.sort(function (a, b) { return K.stage[b] - K.stage[a] || R[b] - R[a] || a * 7919 % 10007 - b * 7919 % 10007; });
  var lands = K.circles.map(function (it) {
    var ys = it[3].filter(function (v, j) { return j % 2; }), xs = it[3].filter(function (v, j) { return !(j % 2); });
    return { name: it[0], x: it[1], y: it[2], top: Math.min.apply(null, ys), bottom: Math.max.apply(null, ys), wide: Math.max.apply(null, xs) - Math.min.apply(null, xs), corners: it[3], colour: it[4] };
  });
  function wide(text, font) {
    var key = font + text;
    if (!(key in widths)) { pen.font = font; widths[key] = pen.measureText(text).width; }
    return widths[key];
  }
  function names() {
    var taken = [], found = [], small = W < 500;
    function put(text, x, y, size, italic, anchor) {
      var font = (italic ? "italic " : "") + size + "px " + serif, w = wide(text, font);
      var left = anchor === "middle" ? x - w / 2 : anchor === "end" ? x - w : x, b = [left - 2, y - size * .8, left + w + 2, y + size * .25];
      if (b[0] < 1 || b[2] > W - 1 || b[1] < 1 || b[3] > H - 1) return false;
      for (var j = 0; j < taken.length; j++) {
        var o = taken[j];
        if (b[0] < o[2] && b[2] > o[0] && b[1] < o[3] && b[3] > o[1]) return false;
      }
      taken.push(b);
      found.push({ text: text, x: left, y: y, font: font, size: size, italic: italic });
      return true;
    }
    var main = lit(), s = scale(), left = V.x - W / 2 / s, right = V.x + W / 2 / s, up = V.y - H / 2 / s, down = V.y + H / 2 / s;
    var seen = order.filter(function (n) { return X[n] > left && X[n] < right && Y[n] > up && Y[n] < down && !(fits && !fits[n]); });
    if (seen.length < 300) seen.forEach(function (n) {
      var x = sx(X[n]), y = sy(Y[n]), r = radius(n);
      taken.push([x - r, y - r, x + r, y + r]);
    });
    if (main >= 0) beside(main, 16);
    lands.forEach(function (it) {
      var x = sx(it.x), top = sy(it.top) - 7, bottom = sy(it.bottom) + 18, size = small ? 14 : 17, w;
      if (x < -80 || x > W + 80 || bottom < 0 || top > H) return;
      w = wide(it.name, "italic " + size + "px " + serif) / 2 + 4;
      if (w > it.wide * s) return; /* of many small circles those are named that are come near to */
      x = Math.max(w, Math.min(W - w, x));
      if (it.y < HIGH / 2) put(it.name, x, top, size, true, "middle") || put(it.name, x, bottom, size, true, "middle");
      else put(it.name, x, bottom, size, true, "middle") || put(it.name, x, top, size, true, "middle");
    });
    function beside(n, size) {
      var x = sx(X[n]), y = sy(Y[n]), r = radius(n) + (K.stage[n] === KIN ? 6 : 4), it = K.stage[n] < CONNECTION, text = K.names[n];
      if (small && n !== main) text = text.split(" ")[0];
      return put(text, x + r, y + size * .3, size, it, "start") || put(text, x - r, y + size * .3, size, it, "end") ||
        put(text, x, y - r, size, it, "middle") || put(text, x, y + r + size * .8, size, it, "middle");
    }
    var least = V.k > 3.2 ? 0 : V.k > 2.2 ? 1 : V.k > 1.4 ? 2 : small ? KIN : CONNECTION;
    seen.filter(function (n) { return near ? near[n] && n !== main : K.stage[n] >= least; }).slice(0, 200).forEach(function (n) {
      beside(n, K.stage[n] === KIN ? 15 : 13.5);
    });
    return found;
  }

  /* ---- drawn by the page: moved, and lit by classes ---- */
  function drawn() {
    var ns = svg.namespaceURI, world = one(".world", svg), bonds = one(".bonds", svg), rays = one(".rays", svg), texts = one(".names", svg);
    var links = all("a", world), dots = links.map(function (a) { return all("circle", a); }), zoomed = 0, base = V, shown = [], halo = document.createElementNS(ns, "circle");
    halo.setAttribute("class", "held");
    world.appendChild(halo);
    texts.textContent = "";
    svg.classList.toggle("many", K.ties.length > 2 * 1000);
    svg.addEventListener("dragstart", function (event) { event.preventDefault(); });
    svg.addEventListener("click", function (event) { if (!event.ctrlKey && !event.metaKey && !event.shiftKey) event.preventDefault(); });
    function sized() {
      var s = scale();
      world.style.setProperty("--z", s);
      dots.forEach(function (those, n) {
        those.forEach(function (ring, n2) { ring.setAttribute("r", (radius(n) + 3 * n2 + (n2 && K.stage[n] !== KIN ? 1 : 0)) / s); });
      });
    }
    return {
      paint: function () {
        var s = scale(), n = lit(), dx = (base.x - V.x) * s, dy = (base.y - V.y) * s;
        /* while it is dragged the whole is shifted as it stands, and drawn anew when it rests */
        if (box.classList.contains("moving") && base.k === V.k && Math.abs(dx) < W && Math.abs(dy) < H) {
          svg.style.transform = "translate(" + dx + "px," + dy + "px)";
          return;
        }
        base = { k: V.k, x: V.x, y: V.y };
        svg.style.transform = "";
        svg.setAttribute("viewBox", "0 0 " + W + " " + H);
        world.setAttribute("transform", "translate(" + (W / 2 - V.x * s) + " " + (H / 2 - V.y * s) + ") scale(" + s + ")");
        if (s !== zoomed) { zoomed = s; sized(); }
        halo.style.display = n < 0 ? "none" : "";
        if (n >= 0) { halo.setAttribute("cx", X[n]); halo.setAttribute("cy", Y[n]); halo.setAttribute("r", (radius(n) + 7) / s); }
        names().forEach(function (it, j) {
          var text = shown[j] || texts.appendChild(document.createElementNS(ns, "text"));
          shown[j] = text;
          text.setAttribute("class", "nm");
          text.setAttribute("x", it.x);
          text.setAttribute("y", it.y);
          text.setAttribute("style", "font-size:" + it.size + "px;" + (it.italic ? "font-style:italic" : ""));
          if (text.textContent !== it.text) text.textContent = it.text;
          shown.used = j + 1;
        });
        for (var j = shown.used || 0; j < shown.length; j++) shown[j].textContent = "";
        shown.used = 0;
      },
      light: function () {
        svg.classList.toggle("dim", Boolean(near));
        links.forEach(function (a, n) { a.classList.toggle("near", Boolean(near && near[n])); });
        rays.setAttribute("d", pairs().map(function (p) { return "M" + X[p[0]] + " " + Y[p[0]] + "L" + X[p[1]] + " " + Y[p[1]]; }).join(""));
      },
      sift: function () {
        links.forEach(function (a, n) { a.classList.toggle("off", Boolean(fits && !fits[n])); });
        bonds.setAttribute("d", tied().map(function (j) { var a = K.ties[j], b = K.ties[j + 1]; return "M" + X[a] + " " + Y[a] + "L" + X[b] + " " + Y[b]; }).join(""));
      },
      tone: function () {}
    };
  }
  /* places in K.ties of those ties whose both ends are chosen */
  function tied() {
    var found = [];
    for (var j = 0; j < K.ties.length; j += 2) if (!fits || (fits[K.ties[j]] && fits[K.ties[j + 1]])) found.push(j);
    return found;
  }

  /* ---- painted: a picture larger than the window is kept, and shifted while it is dragged ---- */
  function painted() {
    var kept = document.createElement("canvas"), ink = kept.getContext("2d"), at = null, waiting = 0, D = Math.min(2, window.devicePixelRatio || 1), tones = {}, M = 0;
    var bonds = tied();
    function colour(n) { return K.circle[n] < 0 ? tones.known : tones.c[K.circle[n] % COLOURS]; }
    function tone() {
      var style = getComputedStyle(page), v = function (name) { return style.getPropertyValue("--" + name).trim(); };
      tones = { paper: v("paper"), ink: v("ink"), line: v("line"), link: v("link"), known: v("known"), c: [0, 1, 2, 3, 4, 5, 6, 7].map(function (n) { return v("c" + n); }) };
      at = null;
    }
    function dot(g, n, ox, oy) {
      var x = sx(X[n]) + ox, y = sy(Y[n]) + oy, r = radius(n);
      g.moveTo(x + r, y);
      g.arc(x, y, r, 0, 7);
    }
    /* dots of one colour and look in one go; tiny ones as squares */
    function people(g, those, ox, oy, w, h) {
      var heaps = Object.create(null), tiny = scale() * 2.6 < 14;
      those.forEach(function (n) {
        var x = sx(X[n]) + ox, y = sy(Y[n]) + oy;
        if (x < -9 || y < -9 || x > w + 9 || y > h + 9) return;
        var key = (fits && !fits[n] ? "-" : "+") + (tiny ? "x" : LOOKS[K.stage[n]]) + colour(n);
        (heaps[key] = heaps[key] || []).push(n);
      });
      Object.keys(heaps).sort().forEach(function (key) {
        g.beginPath();
        heaps[key].forEach(function (n) {
          if (!tiny) return dot(g, n, ox, oy);
          var r = radius(n);
          g.rect(sx(X[n]) + ox - r, sy(Y[n]) + oy - r, 2 * r, 2 * r);
        });
        g.globalAlpha = key[0] === "-" ? .1 : 1;
        g.fillStyle = key[1] === "x" ? key.slice(2) : tones.paper;
        g.fill();
        if (key[1] === "x") return;
        g.strokeStyle = g.fillStyle = key.slice(2);
        g.lineWidth = 1.4;
        g.stroke();
        if (key[1] === "o") return;
        g.beginPath();
        heaps[key].forEach(function (n) {
          var x = sx(X[n]) + ox, y = sy(Y[n]) + oy;
          g.moveTo(x, y);
          g.arc(x, y, radius(n), -Math.PI / 2, Math.PI / 2);
        });
        g.fill();
      });
      if (!tiny) rings(g, those, ox, oy, w, h);
      g.globalAlpha = 1;
    }
    /* a ring round kin, and a broken one round bridges */
    function rings(g, those, ox, oy, w, h) {
      those.forEach(function (n) {
        var x = sx(X[n]) + ox, y = sy(Y[n]) + oy;
        if ((K.stage[n] !== KIN && !joins[n]) || x < -9 || y < -9 || x > w + 9 || y > h + 9) return;
        g.globalAlpha = fits && !fits[n] ? .1 : 1;
        g.lineWidth = 1.3;
        [K.stage[n] === KIN && colour(n), joins[n] && tones.ink].forEach(function (tone, j) {
          if (!tone) return;
          g.beginPath();
          g.arc(x, y, radius(n) + 3 + 3 * j, 0, 7);
          g.setLineDash(j ? [2, 2] : []);
          g.strokeStyle = tone;
          g.stroke();
        });
      });
      g.setLineDash([]);
    }
    function keep() {
      M = Math.round(Math.max(W, H) * .3);
      var w = W + 2 * M, h = H + 2 * M, j, many = 0, x, y, x2, y2;
      kept.width = w * D; kept.height = h * D;
      ink.setTransform(D, 0, 0, D, 0, 0);
      ink.fillStyle = tones.paper;
      ink.fillRect(0, 0, w, h);
      lands.forEach(function (it) {
        ink.beginPath();
        for (j = 0; j < it.corners.length; j += 2) ink.lineTo(sx(it.corners[j]) + M, sy(it.corners[j + 1]) + M);
        ink.closePath();
        ink.fillStyle = ink.strokeStyle = tones.c[it.colour % COLOURS];
        ink.globalAlpha = .12; ink.fill();
        ink.globalAlpha = .35; ink.lineWidth = 1; ink.stroke();
      });
      ink.beginPath();
      for (j = 0; j < bonds.length && many < CLEAR; j++) {
        var a = K.ties[bonds[j]], b = K.ties[bonds[j] + 1];
        if (bonds.length > CLEAR && K.circle[a] !== K.circle[b]) continue;
        x = sx(X[a]) + M; y = sy(Y[a]) + M; x2 = sx(X[b]) + M; y2 = sy(Y[b]) + M;
        if (Math.max(x, x2) < 0 || Math.min(x, x2) > w || Math.max(y, y2) < 0 || Math.min(y, y2) > h) continue;
        ink.moveTo(x, y); ink.lineTo(x2, y2); many++;
      }
      if (many < CLEAR) { ink.globalAlpha = .3; ink.strokeStyle = tones.line; ink.lineWidth = .7; ink.stroke(); }
      ink.globalAlpha = 1;
      people(ink, order, M, M, w, h);
      at = { k: V.k, x: V.x, y: V.y, w: W, h: H };
    }
    function later() {
      clearTimeout(waiting);
      waiting = setTimeout(function () { at = null; ask(); }, 140);
    }
    return {
      paint: function () {
        if (canvas.width !== Math.round(W * D) || canvas.height !== Math.round(H * D)) { canvas.width = Math.round(W * D); canvas.height = Math.round(H * D); }
        if (!at || at.w !== W || at.h !== H) keep();
        var s = scale(), f = V.k / at.k, dx = (at.x - V.x) * s, dy = (at.y - V.y) * s;
        if (f === 1 && (Math.abs(dx) > M || Math.abs(dy) > M)) { keep(); dx = dy = 0; } else if (f !== 1) later();
        pen.setTransform(D, 0, 0, D, 0, 0);
        pen.fillStyle = tones.paper;
        pen.fillRect(0, 0, W, H);
        pen.globalAlpha = near ? .3 : 1;
        pen.drawImage(kept, W / 2 + dx - (W / 2 + M) * f, H / 2 + dy - (H / 2 + M) * f, (W + 2 * M) * f, (H + 2 * M) * f);
        pen.globalAlpha = 1;
        var n = lit();
        if (n >= 0) {
          pen.beginPath();
          pairs().forEach(function (p) { pen.moveTo(sx(X[p[0]]), sy(Y[p[0]])); pen.lineTo(sx(X[p[1]]), sy(Y[p[1]])); });
          pen.strokeStyle = tones.ink; pen.lineWidth = 1.3; pen.stroke();
          people(pen, order.filter(function (m) { return near[m]; }), 0, 0, W, H);
          pen.beginPath();
          pen.arc(sx(X[n]), sy(Y[n]), radius(n) + 6, 0, 7);
          pen.strokeStyle = tones.link; pen.lineWidth = 2; pen.stroke();
        }
        pen.lineJoin = "round"; pen.lineWidth = 4; pen.strokeStyle = tones.paper; pen.fillStyle = tones.ink;
        names().forEach(function (it) { pen.font = it.font; pen.strokeText(it.text, it.x, it.y); pen.fillText(it.text, it.x, it.y); });
      },
      light: function () {},
      sift: function () { bonds = tied(); at = null; },
      tone: tone
    };
  }

  var painter = svg ? drawn() : painted(), asked = false;
  function ask() {
    if (asked) return;
    asked = true;
    requestAnimationFrame(function () { asked = false; painter.paint(); });
  }
  function size() { W = box.clientWidth; H = box.clientHeight; }

  /* ---- the caption ---- */
  function tell() {
    var n = lit();
    say.textContent = "";
    say.classList.toggle("lit", n >= 0);
    if (n < 0) { say.textContent = coarse ? said.touch : said.hint; return; }
    var who = document.createElement("a"), parts = [STAGES[K.stage[n]]], text = [], back = [];
    who.className = "who";
    who.href = address(n);
    who.textContent = K.names[n];
    say.appendChild(who);
    if (K.circle[n] >= 0) parts.push(lands[K.circle[n]].name);
    parts.push(K.last[n] ? fill(said.last, { day: K.last[n] }) : said.never);
    if (joins[n]) parts.push(said.bridge);
    text.push(parts.join(", ") + ".");
    text.push(known[n].length ? fill(said.knows, { names: joined(called(known[n].slice().sort(nearest)), 9) }) : said.nobody);
    for (var m = K.via[n]; m >= 0 && back.indexOf(m) < 0; m = K.via[m]) back.unshift(m);
    if (back.length) text.push(fill(said.through, { names: joined(called(back)) }));
    if (hot < 0 && goal !== null) text.push(told());
    say.appendChild(document.createTextNode(text.join(" ")));
  }

  /* ---- ways from one to another, the shortest, over ties ---- */
  function ways(from, arrived) {
    var came = new Int32Array(N).fill(-1), row = [from];
    came[from] = from;
    for (var j = 0; j < row.length; j++) {
      if (arrived(row[j])) {
        var found = [row[j]];
        while (found[0] !== from) found.unshift(came[found[0]]);
        return found;
      }
      known[row[j]].forEach(function (m) { if (came[m] < 0) { came[m] = row[j]; row.push(m); } });
    }
    return [];
  }
  function find() {
    way = held < 0 || goal === null ? [] : ways(held, function (n) { return goal === "you" ? K.stage[n] > LISTED : n === goal; });
  }
  function told() {
    var a = K.names[held];
    if (goal === "you") {
      if (way.length === 1) return K.via[held] < 0 ? said.straight : "";
      return way.length ? fill(said.back, { names: called(way.slice().reverse()).join(", ") }) : fill(said.noback, { a: a });
    }
    return way.length ? fill(said.way, { names: called(way).join(", ") }) : fill(said.noway, { a: a, b: K.names[goal] });
  }

  /* ---- the hash holds what is shown ---- */
  function readHash() {
    var state = {};
    location.hash.slice(1).split("&").forEach(function (part) {
      var cut = part.indexOf("=");
      if (cut < 1) return;
      try { state[part.slice(0, cut)] = decodeURIComponent(part.slice(cut + 1)); } catch (broken) { /* not one of ours */ }
    });
    return state;
  }
  function remember() {
    var state = readHash(), moved = V.k !== 1 || V.x !== WIDE / 2 || V.y !== HIGH / 2;
    state.p = held < 0 ? "" : K.ids[held];
    state.to = goal === null ? "" : goal === "you" ? "you" : K.ids[goal];
    state.at = moved ? [V.k.toFixed(2), Math.round(V.x), Math.round(V.y)].join(",") : "";
    controls.forEach(function (it) { state[it.dataset.f] = ""; });
    controls.forEach(function (it) { var word = chosen(it); if (word) state[it.dataset.f] += (state[it.dataset.f] && ",") + word; });
    var hash = Object.keys(state).filter(function (key) { return state[key]; }).map(function (key) { return key + "=" + encodeURIComponent(state[key]).replace(/%2C/g, ","); }).join("&");
    try { history.replaceState(null, "", hash ? "#" + hash : location.href.split("#")[0]); } catch (closed) { /* some browsers refuse it on file:// */ }
  }
  var noting = 0;
  function note() { clearTimeout(noting); noting = setTimeout(remember, 200); }

  /* ---- choosing by context and the like: within one kind "or", between kinds "and" ---- */
  var controls = all(".sieve [data-f]"), rows = [], status = document.getElementById("sieved");
  var columns = { ctx: K.context, stage: K.stage, state: K.state, group: K.group, tag: K.tag };
  function chosen(it) { return it.value !== undefined && it.tagName === "SELECT" ? it.value : it.getAttribute("aria-pressed") === "true" ? it.dataset.v : ""; }
  function has(kind, n, number) {
    var held = columns[kind][n];
    return kind === "ctx" ? Boolean(held & (1 << number)) : Array.isArray(held) ? held.indexOf(number) >= 0 : held === number;
  }
  function sift() {
    var want = Object.create(null), count = N;
    controls.forEach(function (it) { var word = chosen(it); if (word) (want[it.dataset.f] = want[it.dataset.f] || []).push(K.words[it.dataset.f].indexOf(word)); });
    var kinds = Object.keys(want);
    fits = kinds.length ? new Uint8Array(N) : null;
    if (fits) {
      count = 0;
      for (var n = 0; n < N; n++) {
        if (kinds.every(function (kind) { return want[kind].some(function (number) { return has(kind, n, number); }); })) { fits[n] = 1; count++; }
      }
    }
    siftRows();
    status.textContent = kinds.length ? fill(said.shown, { n: figure(count, true), all: figure(N) }) : "";
    painter.sift();
  }
  function siftRows() {
    rows.forEach(function (row) { row.hidden = Boolean(fits && !fits[row.dataset.n]); });
    all(".layer").forEach(function (part) { part.hidden = !one("li:not([hidden])", part); });
  }
  controls.forEach(function (it) {
    it.addEventListener(it.tagName === "SELECT" ? "change" : "click", function () {
      if (it.tagName !== "SELECT") it.setAttribute("aria-pressed", String(it.getAttribute("aria-pressed") !== "true"));
      sift(); ask(); remember();
    });
  });

  /* ---- somebody is chosen ---- */
  function show(n) { if (n !== hot) { hot = n; light(); painter.light(); tell(); ask(); } }
  function hold(n) {
    held = n; hot = -1;
    find(); light(); painter.light(); tell(); ask(); note();
  }
  function lead(to) { goal = to; hold(held); if (way.length > 1) bring(way); }
  /* the view moves so that these are in it */
  function bring(those) {
    var xs = those.map(function (n) { return X[n]; }), ys = those.map(function (n) { return Y[n]; });
    var left = Math.min.apply(null, xs), right = Math.max.apply(null, xs), top = Math.min.apply(null, ys), bottom = Math.max.apply(null, ys);
    var fit = Math.min(W / WIDE, H / HIGH), k = Math.min(W / (right - left + 60), H / (bottom - top + 60)) / fit;
    look(Math.max(1, Math.min(V.k, k)), (left + right) / 2, (top + bottom) / 2);
  }
  function look(k, x, y) { V = { k: k, x: Math.max(0, Math.min(WIDE, x)), y: Math.max(0, Math.min(HIGH, y)) }; ask(); note(); }
  function zoom(by, px, py) {
    var s = scale(), k = Math.max(1, Math.min(N > MANY ? 40 : 14, V.k * by)), x = (px - W / 2) / s + V.x, y = (py - H / 2) / s + V.y, f = V.k / k;
    if (k === V.k) return false;
    if (k === 1) look(1, WIDE / 2, HIGH / 2); else look(k, x + (V.x - x) * f, y + (V.y - y) * f);
    return true;
  }

  /* ---- finding by name ---- */
  var folded = null;
  function fold(text) {
    return text.toLowerCase().normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/ß/g, "ss").replace(/ø/g, "o").replace(/ł/g, "l").replace(/æ/g, "ae").replace(/đ|ð/g, "d");
  }
  function matches(text) {
    var want = fold(text.trim()), first = [], then = [];
    if (!want) return [];
    folded = folded || K.names.map(fold);
    for (var n = 0; n < N; n++) {
      var spot = folded[n].indexOf(want);
      if (spot < 0) continue;
      (spot === 0 || folded[n][spot - 1] === " " ? first : then).push(n);
    }
    return first.sort(nearest).concat(then.sort(nearest)).slice(0, 8);
  }
  function finder(input, pick, clear) {
    var list = document.getElementById(input.getAttribute("aria-controls")), found = [], on = -1;
    function close() { list.hidden = true; input.setAttribute("aria-expanded", "false"); input.removeAttribute("aria-activedescendant"); on = -1; }
    function mark(to) {
      on = to;
      all("li", list).forEach(function (li, n) { li.setAttribute("aria-selected", String(n === on)); });
      if (on >= 0) input.setAttribute("aria-activedescendant", list.id + "-" + on);
    }
    function choose(n) { input.value = K.names[n]; close(); pick(n); }
    input.addEventListener("input", function () {
      found = matches(input.value);
      list.textContent = "";
      found.forEach(function (n, place) {
        var li = document.createElement("li");
        li.id = list.id + "-" + place;
        li.setAttribute("role", "option");
        li.textContent = K.names[n] + (K.circle[n] < 0 ? "" : ", " + lands[K.circle[n]].name);
        li.addEventListener("pointerdown", function (event) { event.preventDefault(); choose(n); });
        list.appendChild(li);
      });
      list.hidden = !found.length;
      input.setAttribute("aria-expanded", String(found.length > 0));
      mark(found.length ? 0 : -1);
      if (!input.value) clear();
      status.textContent = !input.value ? "" : found.length ? fill(said.found, { n: figure(found.length, true) }) : said.none;
    });
    input.addEventListener("keydown", function (event) {
      if (event.key === "ArrowDown" && found.length) mark((on + 1) % found.length);
      else if (event.key === "ArrowUp" && found.length) mark((on + found.length - 1) % found.length);
      else if (event.key === "Enter" && on >= 0) choose(found[on]);
      else if (event.key === "Escape") { input.value = ""; found = []; close(); clear(); }
      else return;
      event.preventDefault();
      event.stopPropagation();
    });
    input.addEventListener("blur", close);
  }
  var seek = document.getElementById("seek-who"), seekTo = document.getElementById("seek-to");
  finder(seek, function (n) { hold(n); if (V.k < 2 && N > 300) V.k = N > MANY ? 6 : 2.4; look(V.k, X[n], Y[n]); if (way.length > 1) bring(way); }, function () { hold(-1); });
  finder(seekTo, function (n) { lead(n); }, function () { lead(null); });
  document.getElementById("seek-back").addEventListener("click", function () { seekTo.value = ""; lead(goal === "you" ? null : "you"); });

  /* ---- mouse and touch ---- */
  var fingers = Object.create(null), moved = 0, apart = 0;
  function place(event) { var b = box.getBoundingClientRect(); return [event.clientX - b.left - box.clientLeft, event.clientY - b.top - box.clientTop]; }
  box.addEventListener("pointerdown", function (event) {
    if (event.button) return;
    fingers[event.pointerId] = place(event);
    moved = apart = 0;
  });
  box.addEventListener("pointermove", function (event) {
    var p = place(event), last = fingers[event.pointerId], ids = Object.keys(fingers), s = scale();
    if (!last) { if (event.pointerType !== "touch") show(under(p[0], p[1], 14)); return; }
    fingers[event.pointerId] = p;
    moved += Math.abs(p[0] - last[0]) + Math.abs(p[1] - last[1]);
    if (moved > 4) { box.setPointerCapture(event.pointerId); box.classList.add("moving"); }
    if (ids.length > 1) {
      var a = fingers[ids[0]], b = fingers[ids[1]], far = Math.hypot(a[0] - b[0], a[1] - b[1]);
      if (apart) zoom(far / apart, (a[0] + b[0]) / 2, (a[1] + b[1]) / 2);
      apart = far; moved = 9;
    } else if (moved > 4) look(V.k, V.x - (p[0] - last[0]) / s, V.y - (p[1] - last[1]) / s);
  });
  function lift(event) {
    var there = fingers[event.pointerId];
    delete fingers[event.pointerId];
    box.classList.remove("moving");
    ask();
    if (!there || event.type === "pointercancel" || moved > 6 || event.ctrlKey || event.metaKey) return;
    var n = under(there[0], there[1], event.pointerType === "touch" ? 24 : 14);
    if (n >= 0 && n === held) location.href = address(n);
    else { if (n < 0) seek.value = ""; hold(n); }
  }
  box.addEventListener("pointerup", lift);
  box.addEventListener("pointercancel", lift);
  box.addEventListener("pointerleave", function () { show(-1); });
  box.addEventListener("wheel", function (event) {
    var p = place(event);
    if (zoom(Math.exp(-event.deltaY * (event.deltaMode ? .05 : .0016)), p[0], p[1])) event.preventDefault();
  }, { passive: false });
  all(".zoom button").forEach(function (button) {
    button.addEventListener("click", function () {
      if (Number(button.dataset.zoom)) zoom(Number(button.dataset.zoom), W / 2, H / 2); else look(1, WIDE / 2, HIGH / 2);
    });
  });

  /* ---- keyboard: arrows move the picture, or go from one to the next once somebody is chosen ---- */
  var arrows = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
  function next(from, dx, dy) {
    var best = -1, least = Infinity;
    for (var n = 0; n < N; n++) {
      if (n === from || (fits && !fits[n])) continue;
      var x = X[n] - X[from], y = Y[n] - Y[from], along = x * dx + y * dy, far = along + 2 * Math.abs(x * dy - y * dx);
      if (along > 0 && far < least) { least = far; best = n; }
    }
    return best;
  }
  function inView(n) { return sx(X[n]) > 20 && sx(X[n]) < W - 20 && sy(Y[n]) > 20 && sy(Y[n]) < H - 20; }
  box.addEventListener("keydown", function (event) {
    var go = arrows[event.key], step = 60 / scale(), n;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (go && held >= 0) { n = next(held, go[0], go[1]); if (n >= 0) { hold(n); if (!inView(n)) look(V.k, X[n], Y[n]); } }
    else if (go) look(V.k, V.x + go[0] * step, V.y + go[1] * step);
    else if (event.key === "+" || event.key === "=") zoom(1.4, W / 2, H / 2);
    else if (event.key === "-" || event.key === "−") zoom(1 / 1.4, W / 2, H / 2);
    else if (event.key === "0") look(1, WIDE / 2, HIGH / 2);
    else if (event.key === "Enter") { if (held >= 0) location.href = address(held); else hold(under(W / 2, H / 2, Math.max(W, H))); }
    else return;
    event.preventDefault();
  });
  document.addEventListener("keydown", function (event) {
    if (event.key !== "Escape" || (held < 0 && hot < 0)) return;
    goal = null; seek.value = seekTo.value = "";
    hold(-1);
  });

  /* the list below lights the picture, too; this runs before it is there */
  function listed(event) {
    var row = event.target.closest && event.target.closest("li[data-n]");
    if (row && event.pointerType !== "touch") show(/over|in$/.test(event.type) ? Number(row.dataset.n) : -1);
  }
  ["pointerover", "pointerout", "focusin", "focusout"].forEach(function (kind) { document.addEventListener(kind, listed); });
  document.addEventListener("DOMContentLoaded", function () {
    rows = all("li[data-n]");
    if (fits) siftRows();
  });

  function retone() { painter.tone(); ask(); }
  document.addEventListener("tone", retone);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", retone);
  window.addEventListener("resize", function () { size(); ask(); });

  /* ---- as the address asks ---- */
  var wish = readHash(), spot = (wish.at || "").split(",").map(Number);
  controls.forEach(function (it) {
    var words = (wish[it.dataset.f] || "").split(",");
    if (it.tagName === "SELECT") { if (wish[it.dataset.f]) it.value = wish[it.dataset.f]; }
    else if (words.indexOf(it.dataset.v) >= 0) it.setAttribute("aria-pressed", "true");
  });
  if (controls.some(chosen)) one(".sifting").open = true;
  size();
  painter.tone();
  sift();
  if (spot.length === 3 && spot.every(isFinite) && spot[0] >= 1) V = { k: Math.min(40, spot[0]), x: spot[1], y: spot[2] };
  if (wish.to) { goal = wish.to === "you" ? "you" : wish.to in byId ? byId[wish.to] : null; if (typeof goal === "number") seekTo.value = K.names[goal]; }
  if (wish.p in byId) { held = byId[wish.p]; seek.value = K.names[held]; }
  find(); light(); painter.light(); tell(); painter.paint();
  net.dataset.ready = "yes";
})();
