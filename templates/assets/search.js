/* Search: names as you type, then words of notes. Loaded when somebody first reaches for it.
   The index is in search/: names.js at once, and of the words and lines only what is asked for. */
(function () {
  "use strict";
  var kinmap = window.kinmap, fold = kinmap.fold;
  var SHOWN = 20, BEFORE = 48, AROUND = 168, SIGNS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_";
  var unspaced = /[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3\u{20000}-\u{3ffff}]+/u;
  var head = null, items = [], order = [], texts = {}, notes = {}, marked = new Map(), digits = {};
  var dialog, input, list, status, chosen = -1;
  Array.from(SIGNS).forEach(function (sign, n) { digits[sign] = n; });

  /* ---- what the scripts of the index hand over ---- */
  kinmap.found = function (kind, first, second) {
    if (kind === "names") begin(first);
    else (kind === "words" ? texts : notes)[first] = second;
  };
  function begin(found) {
    head = found;
    items = head.rows ? head.rows.split("\n").map(function (row) {
      var parts = row.split("\t"), names = [parts[0]].concat(parts.slice(4));
      return { label: parts[0], href: parts[1], rank: Number(parts[2]), about: parts[3], also: parts.slice(4), names: "| " + names.map(forms).join(" | ") + " |" };
    }) : [];
    order = items.map(function (item, n) { return n; }).sort(function (a, b) { return items[a].rank - items[b].rank; });
    if (dialog) { introduce(); show(); }
  }
  /* O'Neill is found as "neill" and as "oneill" */
  function forms(name) { return /.['’-]./.test(name) ? fold(name) + " | " + fold(name.replace(/['’-]/g, "")) : fold(name); }

  /* ---- the words of what is asked; scripts without spaces in pairs of letters ---- */
  function pieces(word) {
    var run = unspaced.exec(word);
    if (!run) return [word];
    var before = word.slice(0, run.index), after = word.slice(run.index + run[0].length), signs = Array.from(run[0]);
    return (before ? [before] : []).concat(signs.map(function (sign, n) { return sign + (signs[n + 1] || ""); }), after ? pieces(after) : []);
  }
  function asked() {
    var folded = fold(input.value), words = folded ? folded.split(" ") : [];
    return { text: folded, words: words, parts: words.map(pieces) };
  }

  /* ---- which notes have a word: 1 where one of their words begins with it, 2 where it is one ---- */
  function shards(part) {
    var first = head.words, at = 0;
    while (at + 1 < first.length && first[at + 1] <= part) at += 1;
    var found = first.length ? [at] : [];
    while (at + 1 < first.length && first[at + 1].indexOf(part) === 0) found.push(at += 1);
    return found;
  }
  function short(part) { return part.length < 2 && !unspaced.test(part); }
  function inNotes(part) {
    if (marked.has(part)) return marked.get(part);
    var wanted = shards(part), missing = wanted.filter(function (n) { return !(n in texts); });
    if (missing.length) {
      missing.forEach(function (n) { kinmap.load("search/words-" + n + ".js", show); });
      return null;
    }
    var found = new Uint8Array(items.length), alone = short(part);
    wanted.forEach(function (n) { note(texts[n], part, found, alone); });
    if (marked.size > 40) marked.clear();
    marked.set(part, found);
    return found;
  }
  function note(text, part, found, alone) {
    var wide = head.width, at = text.indexOf("\n" + part + (alone ? " " : ""));
    while (at >= 0) {
      var gap = text.indexOf(" ", at), end = text.indexOf("\n", gap), mark = gap - at - 1 === part.length ? 2 : 1;
      if (end < 0) end = text.length;
      for (var i = gap + 1; i < end; i += wide) {
        var n = 0;
        for (var j = i; j < i + wide; j += 1) n = n * 64 + digits[text[j]];
        if (found[n] < mark) found[n] = mark;
      }
      at = !alone && text.startsWith(part, end + 1) ? end : -1;
    }
  }

  /* ---- the order: names before words of notes, whole words before beginnings, inner stages first ---- */
  var TIERS = 7, NOTES = 5;
  function tier(item, n, ask, noted) {
    var names = item.names, named = true, entire = true, full = true;
    for (var w = 0; w < ask.words.length; w += 1) {
      var word = ask.words[w], loose = ask.parts[w][0] !== word || unspaced.test(word);
      var here = loose ? names.indexOf(word) >= 0 : names.indexOf(" " + word) >= 0;
      if (here) { entire = entire && names.indexOf(" " + word + " ") >= 0; continue; }
      named = false;
      var least = 2;
      if (!noted[w]) return -1;
      for (var k = 0; k < noted[w].length; k += 1) least = Math.min(least, noted[w][k] ? noted[w][k][n] : 0);
      if (!least) return -1;
      full = full && least === 2;
    }
    if (!named) return full ? NOTES : NOTES + 1;
    if (entire) return names.indexOf("| " + ask.text + " |") >= 0 ? 0 : names.indexOf("| " + ask.text + " ") >= 0 ? 1 : 2;
    return names.indexOf("| " + ask.text) >= 0 ? 3 : 4;
  }
  function results(ask) {
    var noted = ask.parts.map(function (parts) { return parts.map(inNotes); }), total = 0, tiers = [];
    for (var t = 0; t < TIERS; t += 1) tiers.push([]);
    order.forEach(function (n) {
      var at = tier(items[n], n, ask, noted);
      if (at < 0) return;
      total += 1;
      if (tiers[at].length < SHOWN) tiers[at].push({ item: items[n], n: n, noted: at >= NOTES });
    });
    return { total: total, first: [].concat.apply([], tiers).slice(0, SHOWN), waiting: noted.some(function (marks) { return marks.indexOf(null) >= 0; }) };
  }

  /* ---- a text with what was found in it marked ---- */
  function spots(text, words) {
    var plain = "", from = [], found = [];
    Array.from(text).reduce(function (at, sign) {
      var made = kinmap.letter(sign);
      for (var i = 0; i < made.length; i += 1) from.push(at);
      plain += made;
      return at + sign.length;
    }, 0);
    from.push(text.length);
    words.forEach(function (word) {
      for (var at = plain.indexOf(word); at >= 0; at = plain.indexOf(word, at + 1)) {
        if (unspaced.test(word) || at === 0 || plain[at - 1] === " ") {
          var end = at + word.length;
          found.push({ start: from[at], end: from[end], word: word, full: end === plain.length || plain[end] === " " });
        }
      }
    });
    return found.sort(function (a, b) { return a.start - b.start || b.end - a.end; });
  }
  function mark(into, text, words) {
    var done = 0;
    spots(text, words).forEach(function (spot) {
      if (spot.start < done || spot.end <= spot.start) return;
      into.append(text.slice(done, spot.start));
      var hit = document.createElement("mark");
      hit.textContent = text.slice(spot.start, spot.end);
      into.append(hit);
      done = spot.end;
    });
    into.append(text.slice(done));
  }
  function worth(text, words) {
    var has = {};
    spots(text, words).forEach(function (spot) { has[spot.word] = Math.max(has[spot.word] || 0, spot.full ? 3 : 2); });
    return Object.keys(has).reduce(function (sum, word) { return sum + has[word]; }, 0);
  }
  function day(iso) {
    var parts = iso.split("-");
    return [parts[2] && Number(parts[2]), parts[1] && head.said.months.split(" ")[parts[1] - 1], parts[0]].filter(Boolean).join(" ");
  }
  /* the line of a note that has most of the words, cut to what stands around the first of them */
  function quote(link, into, lines, words) {
    var best = null, most = 0;
    lines.split("\n").forEach(function (line) {
      var parts = line.split("\t"), value = worth(parts[2], words);
      if (value > most) { most = value; best = parts; }
    });
    if (!best) return;
    var text = best[2].normalize("NFC"), at = spots(text, words)[0].start, start = at > BEFORE ? text.lastIndexOf(" ", at - BEFORE + 12) + 1 : 0;
    if (start > at) start = at;
    var end = start + AROUND < text.length ? text.lastIndexOf(" ", start + AROUND) : text.length;
    if (end <= at) end = start + AROUND;
    into.textContent = "";
    if (best[1]) into.append(day(best[1]) + ": ");
    mark(into, (start ? "… " : "") + text.slice(start, end) + (end < text.length ? " …" : ""), words);
    if (best[0]) link.href += "#L" + best[0];
  }

  /* ---- the dialog ---- */
  function make(tag, attributes, within) {
    var made = document.createElement(tag);
    Object.keys(attributes).forEach(function (name) { made.setAttribute(name, attributes[name]); });
    within.append(made);
    return made;
  }
  function build(label) {
    dialog = make("dialog", { "class": "search", "aria-label": label }, document.body);
    input = make("input", {
      type: "search", role: "combobox", "aria-label": label, "aria-expanded": "false", "aria-controls": "found", "aria-autocomplete": "list",
      autocomplete: "off", autocapitalize: "off", spellcheck: "false", enterkeyhint: "go"
    }, dialog);
    list = make("div", { id: "found", role: "listbox", "aria-label": label }, dialog);
    status = make("p", { role: "status", "class": "soft small" }, dialog);
    input.addEventListener("input", show);
    input.addEventListener("keydown", keys);
    dialog.addEventListener("click", function (event) { if (event.target === dialog || event.target.closest("a")) close(); });
    list.addEventListener("mousemove", function (event) {
      var link = event.target.closest("a");
      if (link) choose(Array.prototype.indexOf.call(list.children, link));
    });
  }
  function close() { /* a field that is hidden keeps the focus for a moment, and with it the next "/" */
    dialog.close();
    input.blur();
  }
  function introduce() { input.placeholder = head.said.hint; }
  function keys(event) {
    var last = list.children.length - 1;
    if (event.isComposing) return;
    if (event.key === "ArrowDown") choose(chosen < last ? chosen + 1 : 0);
    else if (event.key === "ArrowUp") choose(chosen > 0 ? chosen - 1 : last);
    else if (event.key === "Enter" && chosen >= 0) list.children[chosen].click();
    else if (event.key === "Escape") close();
    else return;
    event.preventDefault();
  }
  function choose(n) {
    if (list.children[chosen]) list.children[chosen].setAttribute("aria-selected", "false");
    chosen = list.children[n] ? n : -1;
    if (chosen < 0) { input.removeAttribute("aria-activedescendant"); return; }
    list.children[chosen].setAttribute("aria-selected", "true");
    list.children[chosen].scrollIntoView({ block: "nearest" });
    input.setAttribute("aria-activedescendant", "found-" + chosen);
  }
  function entry(result, n, ask) {
    var item = result.item, link = document.createElement("a"), who = make("span", { "class": "who" }, link), about = make("span", { "class": "about" }, link);
    Object.entries({ role: "option", id: "found-" + n, href: kinmap.base + item.href + ".html", tabindex: "-1", "aria-selected": "false" }).forEach(function (pair) { link.setAttribute(pair[0], pair[1]); });
    mark(who, item.label, ask.words);
    var named = item.also.find(function (name) { return worth(name, ask.words); });
    if (named && !worth(item.label, ask.words)) { mark(about, named, ask.words); about.append(" · "); }
    about.append(item.about);
    if (result.noted) withLines(result.n, function (lines) { if (link.isConnected || !link.parentNode) quote(link, about, lines, ask.words); });
    return link;
  }
  function withLines(n, then) {
    var at = head.lines.length - 1;
    while (head.lines[at] > n) at -= 1;
    kinmap.load("search/lines-" + at + ".js", function () { then(notes[at][n - head.lines[at]]); });
  }
  function say(found) {
    var said = head.said;
    if (found.waiting && !found.total) return "";
    if (!found.total) return said.none + (head.words.length ? "" : " " + said.names);
    if (found.total > found.first.length) return said.most.replace("{n}", found.total).replace("{shown}", found.first.length);
    return found.total === 1 ? said.one : said.some.replace("{n}", found.total);
  }
  function show() {
    if (!head || !dialog || !dialog.open) return;
    var ask = asked(), found = ask.words.length ? results(ask) : { total: 0, first: [], waiting: true };
    list.replaceChildren.apply(list, found.first.map(function (result, n) { return entry(result, n, ask); }));
    input.setAttribute("aria-expanded", String(found.first.length > 0));
    status.textContent = say(found);
    chosen = -1;
    choose(0);
  }

  kinmap.search = function (opener) {
    if (!dialog) build(opener ? opener.firstChild.textContent : "Search");
    if (head) introduce();
    dialog.showModal();
    input.select();
    show();
  };
  kinmap.load("search/names.js");
})();
