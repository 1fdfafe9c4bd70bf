/* Before the first paint: scripts are on, and the tone that the reader chose. */
(function () {
  "use strict";
  var root = document.documentElement, tone = null;
  root.classList.add("js");
  try { tone = localStorage.getItem("kinmap-tone"); } catch (closed) { /* a browser may close storage on file:// */ }
  if (tone === "light" || tone === "dark") root.setAttribute("data-theme", tone);
})();
