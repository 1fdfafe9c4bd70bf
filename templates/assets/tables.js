/* Filters and tables: what is shown, in which order, and both in the address, so that a view can be kept.
   A page takes part by attributes alone; docs/templates.md tells of them, under "Tables and filters". */
(function () {
  "use strict";
  var kinmap = window.kinmap, all = kinmap.all, fold = kinmap.fold;
  var controls = all(".filters [data-f]"), count = document.getElementById("count"), clear = document.querySelector(".filters .clear");
  var letters = document.querySelector(".letters");

  /* ---- what can be shown ---- */
  function item(element, table) { return { element: element, table: table, known: {} }; }
  var tables = all("table").filter(function (table) { return table.querySelector("th[data-sort]"); }).map(function (table) {
    var made = { element: table, heads: all("th[data-sort]", table), by: null, up: true };
    made.chunk = table.tBodies.length > 1 ? table.tBodies[0].rows.length : Infinity;
    made.later = waiting(table.nextElementSibling);
    made.more = (table.dataset.more || "").split(" ").filter(Boolean);
    made.first = made.heads.find(function (head) { return head.hasAttribute("aria-sort"); });
    return made;
  });
  var others = all("[data-item]").filter(function (element) {
    return !tables.some(function (table) { return table.element.contains(element); });
  }).map(function (element) { return item(element, null); });
  var items = null;
  /* of a very long table all but the first lots stand in <noscript>, where they cost nothing; they follow when there is time */
  function waiting(part) {
    return part && part.tagName === "NOSCRIPT" ? part.textContent.match(/<tbody[^]*?<\/tbody>/g) : [];
  }
  function follow(table, lots) { table.element.insertAdjacentHTML("beforeend", table.later.splice(0, lots).join("")); }
  function followers() { return tables.find(function (table) { return table.later.length; }); }
  function trickle(time) {
    for (var table = followers(); table; table = followers()) {
      follow(table, 1);
      if (time.timeRemaining() < 5) return requestIdleCallback(trickle);
    }
  }

  /* of more people than one page holds, the rows of the further pages are scripts, read once somebody sorts or filters */
  var reading = false;
  function unread() { return tables.find(function (table) { return table.more.length; }); }
  function readOn() {
    var table = unread();
    if (!table) { all("nav.sheets").forEach(function (nav) { nav.hidden = true; }); return show(); }
    reading = true;
    kinmap.load(table.more[0], function () {
      var held = window["KINMAP_ROWS_" + table.more.shift().match(/\d+/)[0]];
      table.later.push("<tbody>" + held.rows.map(rowOf).join("") + "</tbody>");
      readOn();
    });
  }
  function safe(text) { return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/"/g, "&quot;"); }
  function rowOf(cells) { /* as templates/people.html makes them */
    var it = cells.map(safe);
    function td(said, key) { return "<td" + (key === undefined ? "" : ' data-key="' + key + '"') + ">" + said + "</td>"; }
    return '<tr><th scope="row"><a class="name" href="' + kinmap.base + it[0] + '">' + it[1] + "</a>" + (it[2] && " <small>" + it[2] + "</small>") + "</th>" +
      '<td class="' + it[3] + '"' + (it[5] || it[4] !== it[3] ? ' data-key="' + it[3] + '"' : "") + ">" + it[4] + (it[5] && ", <i>" + it[5] + "</i>") + "</td>" +
      td(it[6], it[6] && it[6] !== it[7] ? it[7] : undefined) + td(it[9], it[8]) + it.slice(10).map(function (said) { return td(said); }).join("") + "</tr>";
  }

  function gather() { /* when it is first asked for: sixteen thousand rows take a while */
    tables.forEach(function (table) {
      follow(table, Infinity);
      table.columns = new Map(table.heads.map(function (head) { return [head, head.cellIndex]; }));
      table.rows = all("tbody > tr", table.element).map(function (row) { return item(row, table); });
    });
    items = tables.reduce(function (found, table) { return found.concat(table.rows); }, others);
  }

  function cell(it, head) { return it.element.children[it.table.columns.get(head)]; }
  function values(it, key) {
    if (it.known[key]) return it.known[key];
    var said = it.element.getAttribute("data-" + key), head;
    if (said === null && it.table) {
      head = it.table.heads.find(function (each) { return each.dataset.col === key; });
      said = head ? (cell(it, head).getAttribute("data-key") || cell(it, head).textContent).replace(/ · /g, "|") + "|" : null;
    }
    return (it.known[key] = said === null ? [] : said.split(said.indexOf("|") < 0 ? " " : "|"));
  }
  function text(it) {
    if (it.known.text) return it.known.text;
    var parts = Array.prototype.map.call(it.element.cells ? it.element.children : [it.element], function (part) { return part.textContent; });
    return (it.known.text = " " + fold(parts.join(" ")));
  }

  /* ---- filters ---- */
  function pressed(control) { return control.getAttribute("aria-pressed") === "true"; }
  function wanted() {
    var want = {};
    controls.forEach(function (control) {
      var value = control.tagName === "BUTTON" ? pressed(control) && control.dataset.v : control.value;
      if (value) (want[control.dataset.f] = want[control.dataset.f] || []).push(value);
    });
    return want;
  }
  function fits(it, want, words) {
    return words.every(function (word) { return text(it).indexOf(word) >= 0; }) && Object.keys(want).every(function (key) {
      return key === "words" || want[key].some(function (value) { return values(it, key).indexOf(value) >= 0; });
    });
  }
  function filter(want) {
    var words = fold((want.words || []).join(" ")).split(" ").filter(Boolean).map(function (word) { return /^[a-z0-9]+$/.test(word) ? " " + word : word; });
    var shown = 0, number = 0, any = Object.keys(want).length > 0;
    items.forEach(function (it) {
      it.fit = !any || fits(it, want, words);
      if (it.element.ownerSVGElement) return; /* of a picture and its list the list is counted */
      number += 1;
      if (it.fit) shown += 1;
    });
    others.forEach(function (it) {
      if (!it.element.ownerSVGElement) { it.element.hidden = !it.fit; return; }
      it.element.classList.toggle("off", !it.fit);
      if (it.fit) it.element.removeAttribute("tabindex"); else it.element.setAttribute("tabindex", "-1");
    });
    if (count) count.textContent = any ? count.dataset.said.replace("{n}", shown).replace("{all}", number) : "";
    if (clear) clear.hidden = !any;
  }

  /* ---- order ---- */
  function key(it, head) {
    var kind = head.dataset.sort, own = cell(it, head), plain = own.getAttribute("data-key"), said = plain === null ? own.textContent.trim() : plain;
    if (said === "") return null;
    if (kind === "number") return parseFloat(said);
    if (kind === "order") return head.dataset.order.split("|").indexOf(said);
    return plain === null ? fold(said) : said;
  }
  function lay(table) {
    var rows = table.rows.filter(function (it) { return it.fit; }), head = table.by, way = table.up ? 1 : -1;
    if (head && !(head === table.first && table.up)) {
      rows.forEach(function (it) { it.key = key(it, head); });
      rows.sort(function (a, b) {
        var x = a.key, y = b.key;
        if (x === null || y === null) return (x === null) - (y === null);
        return x < y ? -way : x > y ? way : 0;
      });
    }
    var bodies = document.createDocumentFragment();
    for (var at = 0; at === 0 || at < rows.length; at += table.chunk) {
      var part = rows.slice(at, at + table.chunk), body = document.createElement("tbody");
      body.style.setProperty("--rows", part.length);
      body.append.apply(body, part.map(function (it) { return it.element; }));
      bodies.append(body);
    }
    all("tbody", table.element).forEach(function (body) { body.remove(); });
    table.element.append(bodies);
  }
  function sort(name) {
    tables.forEach(function (table) {
      var up = name.charAt(0) !== "-", column = up ? name : name.slice(1);
      table.by = table.heads.find(function (head) { return head.dataset.col === column; }) || table.first || null;
      table.up = up || !name;
      table.heads.forEach(function (head) {
        if (head === table.by) head.setAttribute("aria-sort", table.up ? "ascending" : "descending"); else head.removeAttribute("aria-sort");
      });
    });
  }

  /* ---- both, from what is chosen; and the address ---- */
  var order = "";
  function show() {
    if (unread()) { if (!reading) readOn(); return; }
    var want = wanted(), state = kinmap.readHash();
    if (!items) gather();
    filter(want);
    tables.forEach(lay);
    all("[data-items]").forEach(function (part) { part.hidden = !part.querySelector("[data-item]:not([hidden]), tbody > tr:not([hidden])"); });
    if (letters) letters.hidden = Boolean(order) || Object.keys(want).length > 0;
    controls.forEach(function (control) { delete state[control.dataset.f]; });
    if (tables.length) delete state.sort;
    Object.keys(want).forEach(function (name) { state[name] = want[name]; });
    if (order) state.sort = [order];
    kinmap.writeHash(state);
  }
  function restore() {
    var state = kinmap.readHash();
    controls.forEach(function (control) {
      var chosen = state[control.dataset.f] || [];
      if (control.tagName === "BUTTON") control.setAttribute("aria-pressed", String(chosen.indexOf(control.dataset.v) >= 0));
      else control.value = chosen[0] || "";
    });
    order = tables.length && state.sort ? state.sort[0] : "";
    sort(order);
    if (order || Object.keys(wanted()).length || items) show();
  }

  controls.forEach(function (control) {
    if (control.tagName !== "BUTTON") { control.addEventListener("input", show); return; }
    control.addEventListener("click", function () {
      control.setAttribute("aria-pressed", String(!pressed(control)));
      show();
    });
  });
  if (clear) {
    clear.addEventListener("click", function () {
      controls.forEach(function (control) { if (control.tagName === "BUTTON") control.setAttribute("aria-pressed", "false"); else control.value = ""; });
      show();
      controls[0].focus();
    });
  }
  tables.forEach(function (table) {
    table.heads.forEach(function (head) {
      var button = document.createElement("button");
      button.type = "button";
      button.append.apply(button, Array.from(head.childNodes));
      head.append(button);
      button.addEventListener("click", function () {
        var down = table.by === head && table.up;
        order = down ? "-" + head.dataset.col : head === table.first ? "" : head.dataset.col;
        sort(order);
        show();
      });
    });
  });
  /* a letter leads to its first row, and leaves the address as it is */
  if (letters) {
    letters.addEventListener("click", function (event) {
      var link = event.target.closest("a"), row;
      tables.forEach(function (table) { follow(table, Infinity); });
      row = link && document.getElementById(link.hash.slice(1));
      if (!row) return;
      event.preventDefault();
      row.scrollIntoView();
      row.querySelector("a").focus({ preventScroll: true });
    });
  }
  window.addEventListener("hashchange", restore);
  restore();
  if (window.requestIdleCallback) requestIdleCallback(trickle);
  else tables.forEach(function (table) { follow(table, Infinity); });
})();
