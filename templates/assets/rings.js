/* The rings: point at someone, or move with Tab and the arrow keys, to see whom they know.
   Without this file every dot is still a link with its name. */
(function () {
  "use strict";
  var svg = document.getElementById("rings"), say = document.getElementById("say");
  if (!svg || !say) return;
  var dots = Array.prototype.slice.call(svg.querySelectorAll("a.d"));
  var ties = Array.prototype.slice.call(svg.querySelectorAll(".tie"));
  var byId = {}, known = {}, lit = null, touched = false;
  var hint = matchMedia("(pointer: coarse)").matches
    ? "Touch someone to see whom they know; touch again to open their page."
    : "Point at someone, or move with Tab and the arrow keys, to see whom they know. Enter opens their page.";

  dots.forEach(function (dot) {
    var mark = dot.querySelector(".b");
    byId[dot.dataset.id] = dot;
    known[dot.dataset.id] = [];
    dot.place = { x: Number(mark.getAttribute("cx")), y: Number(mark.getAttribute("cy")) };
  });
  ties.forEach(function (tie) {
    known[tie.dataset.a].push({ id: tie.dataset.b, tie: tie });
    known[tie.dataset.b].push({ id: tie.dataset.a, tie: tie });
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
    if (!dot) { say.textContent = hint; return; }
    var who = document.createElement("span"), label = dot.getAttribute("aria-label");
    var others = known[dot.dataset.id].map(function (it) { return nameOf(byId[it.id]); });
    who.className = "who";
    who.textContent = nameOf(dot);
    say.appendChild(who);
    say.appendChild(document.createTextNode(label.slice(nameOf(dot).length + 2) + ". " + (others.length ? "Knows " + others.join(", ") + "." : "Knows nobody else here, as far as the notes say.")));
  }
  function light(dot) {
    if (dot === lit) return;
    lit = dot;
    svg.classList.toggle("dim", Boolean(dot));
    dots.forEach(function (it) { it.classList.remove("on", "near"); });
    ties.forEach(function (tie) { tie.classList.remove("on"); });
    if (dot) {
      dot.classList.add("on");
      known[dot.dataset.id].forEach(function (it) { byId[it.id].classList.add("near"); it.tie.classList.add("on"); });
    }
    tell(dot);
    remember(dot && dot.dataset.id);
  }

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
    dot.addEventListener("focus", function () { light(dot); });
    dot.addEventListener("blur", function () { light(null); });
    dot.addEventListener("touchstart", function () { touched = true; dot.asked = lit === dot; }, { passive: true });
    dot.addEventListener("click", function (event) {
      if (!touched || dot.asked) return;
      event.preventDefault();
      light(dot);
    });
    dot.addEventListener("keydown", function (event) {
      var way = arrows[event.key], to = way && next(dot, way[0], way[1]);
      if (!to) return;
      event.preventDefault();
      to.focus();
    });
  });
  document.addEventListener("keydown", function (event) {
    if (event.key !== "Escape" || !lit) return;
    if (document.activeElement === lit) lit.blur();
    light(null);
  });

  /* the list below lights the picture, too */
  Array.prototype.forEach.call(document.querySelectorAll(".layer [data-id] a"), function (link) {
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
