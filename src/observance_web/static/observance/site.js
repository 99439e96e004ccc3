/* What only a browser can do: copy a citation, fold what was opened in place. Every page can be read without it. */
(function () {
  "use strict";

  function show(root) {
    root.querySelectorAll("button.copy[hidden]").forEach(function (button) { button.hidden = false; });
  }

  document.addEventListener("click", function (event) {
    var button = event.target.closest("button.copy");
    if (!button || !navigator.clipboard) { return; }
    navigator.clipboard.writeText(button.dataset.copy).then(function () {
      var words = button.textContent;
      button.textContent = button.dataset.copied;
      window.setTimeout(function () { button.textContent = words; }, 1500);
    });
  });

  /* A row that is open is closed by the link that opened it, without asking again. */
  document.addEventListener("htmx:beforeRequest", function (event) {
    var link = event.target.closest("a.opens");
    if (!link || link.getAttribute("aria-expanded") !== "true") { return; }
    event.preventDefault();
    link.setAttribute("aria-expanded", "false");
    document.getElementById(link.getAttribute("aria-controls")).replaceChildren();
  });

  document.addEventListener("htmx:afterSwap", function (event) {
    var link = event.detail.requestConfig && event.detail.requestConfig.elt;
    if (link && link.classList.contains("opens")) { link.setAttribute("aria-expanded", "true"); }
    if (link && link.classList.contains("chooses")) {
      document.querySelectorAll("a.chooses[aria-current]").forEach(function (one) { one.removeAttribute("aria-current"); });
      link.setAttribute("aria-current", "true");
      event.detail.target.scrollIntoView({ block: "nearest" });
    }
    show(event.detail.target);
  });

  show(document);
}());
