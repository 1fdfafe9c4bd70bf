/* Growth, month by month: the slider shows the tree as it was, and what the list says of that month.
   Without this file the tree stands as it is today, and the list tells all of it. */
(function () {
  "use strict";
  var kinmap = window.kinmap, tree = document.getElementById("tree"), slider = document.getElementById("month");
  if (!tree || !slider) return;
  var said = document.getElementById("told"), play = document.getElementById("grow"), slide = document.getElementById("slide"), MOST = 8;
  var months = slider.dataset.months.split("|"), last = Number(slider.max), grow = play.textContent, timer = null, told = {};
  kinmap.all(".months > li").forEach(function (item) { told[item.dataset.m] = item; });
  var parts = kinmap.all("[data-m]", tree).map(function (part) { return { node: part, month: Number(part.dataset.m), outline: part.matches(".wood, .layer-line") }; });
  var buds = kinmap.all(".bud", tree).map(function (bud) {
    return { node: bud, looks: bud.dataset.looks.split(" ").map(function (it) { var at = it.split(":"); return { month: Number(at[0]), look: at[1] }; }) };
  });

  /* what became of whom, with the first few names: the list below has them all */
  function few(changed) {
    var copy = changed.cloneNode(true);
    kinmap.all("dd", copy).forEach(function (names) {
      var links = kinmap.all("a", names), left = links.length - MOST + Number(names.dataset.left || 0);
      if (left < 2) return;
      while (names.lastChild !== links[MOST - 1]) names.lastChild.remove();
      names.append(" " + slide.dataset.more.replace("{people}", left));
    });
    return copy;
  }
  function tell(month) {
    var item = told[month], changed = item && item.querySelector("dl"), head = document.createElement("b"), words = slide.dataset.quiet, at = month;
    head.textContent = months[month];
    said.textContent = "";
    said.append(head);
    if (changed) {
      changed = few(changed);
      said.append(changed);
      words = kinmap.all("dt", changed).map(function (term) { return term.textContent + slide.dataset.colon + term.nextSibling.textContent; }).join(slide.dataset.next) + ".";
    } else said.append(words);
    while (at >= 0 && !(told[at] && told[at].querySelector(".sub"))) at -= 1;
    if (at >= 0) {
      said.append(told[at].querySelector(".sub").cloneNode(true));
      words += " " + told[at].querySelector(".sub").textContent;
    }
    return months[month] + ". " + words;
  }
  function draw() {
    var month = Number(slider.value), bark = null;
    parts.forEach(function (part) {
      var later = part.month > month;
      part.node.classList.toggle("later", later);
      if (!part.outline) return;
      part.node.classList.remove("bark");
      if (!later && (!bark || part.month > bark.month)) bark = part;
    });
    if (bark) bark.node.classList.add("bark");
    buds.forEach(function (bud) {
      var now = bud.looks.filter(function (it) { return it.month <= month; }).pop() || bud.looks[0];
      ["connection", "kin", "hollow"].forEach(function (look) { bud.node.classList.toggle(look, look === now.look); });
    });
    slider.setAttribute("aria-valuetext", tell(month));
  }
  function remember() {
    kinmap.writeHash(Number(slider.value) === last ? {} : { m: [slider.value] });
  }
  function stop() {
    clearInterval(timer);
    timer = null;
    play.setAttribute("aria-pressed", "false");
    play.textContent = grow;
    remember();
  }
  function set(month) { slider.value = Math.min(month, last); draw(); }
  play.addEventListener("click", function () {
    var now = Number(slider.value);
    if (timer) { stop(); return; }
    if (matchMedia("(prefers-reduced-motion: reduce)").matches) { /* a year a press */
      set(now >= last ? Math.min(11, last) : now + 12);
      remember();
      return;
    }
    if (now >= last) set(0);
    play.setAttribute("aria-pressed", "true");
    play.textContent = play.dataset.pause;
    timer = setInterval(function () {
      set(Number(slider.value) + 1);
      if (Number(slider.value) >= last) stop();
    }, 110);
  });
  slider.addEventListener("input", function () {
    if (timer) stop();
    draw();
    remember();
  });
  tree.addEventListener("pointerdown", function () { if (timer) stop(); });
  var state = kinmap.readHash().m;
  if (state && /^\d+$/.test(state[0])) slider.value = state[0];
  draw();
})();
