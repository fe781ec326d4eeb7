"use strict";
// Without this script the page is whole: highlights and cards link to one another by anchors.
document.documentElement.classList.add("js");

document.addEventListener("DOMContentLoaded", () => {
  const cards = [...document.querySelectorAll(".card")];
  const claims = [...document.querySelectorAll(".claim")];
  const filters = [...document.querySelectorAll(".filter")];
  const status = document.querySelector(".status");
  const byId = new Map(cards.map((card) => [card.id, card]));
  const wanted = new Set();
  let selected = null;

  const idsOf = (claim) => claim.dataset.claims.split(" ");
  const shown = (card) => wanted.size === 0 || wanted.has(card.dataset.verdict);
  const firstHighlight = (card) => claims.find((claim) => idsOf(claim).includes(card.id));

  function paint() {
    for (const card of cards) {
      card.hidden = !shown(card);
      card.classList.toggle("selected", card === selected);
      if (card === selected) card.setAttribute("aria-current", "true");
      else card.removeAttribute("aria-current");
    }
    for (const claim of claims) {
      const ids = idsOf(claim);
      claim.classList.toggle("selected", selected !== null && ids.includes(selected.id));
      claim.classList.toggle("off", !ids.some((id) => shown(byId.get(id))));
    }
    for (const filter of filters) {
      filter.setAttribute("aria-pressed", String(wanted.has(filter.dataset.verdict)));
    }
    const visible = cards.filter(shown).length;
    status.textContent = wanted.size ? `Showing ${visible} of ${cards.length} claims` : "";
  }

  function revealCard(card) {
    const column = card.closest(".side");
    if (getComputedStyle(column).overflowY === "auto") {
      const offset = card.getBoundingClientRect().top - column.getBoundingClientRect().top;
      column.scrollTop += offset - 12;
    } else {
      card.scrollIntoView({ block: "start" });
    }
  }

  function select(card, { focus = false, text = false, side = true } = {}) {
    selected = card;
    paint();
    if (card === null) return;
    history.replaceState(null, "", `#${card.id}`);
    const highlight = firstHighlight(card);
    const beside = getComputedStyle(card.closest(".side")).overflowY === "auto";
    if (text && highlight && beside) highlight.scrollIntoView({ block: "nearest" });
    if (focus) card.focus({ preventScroll: true });
    if (side) revealCard(card);
  }

  function step(by) {
    const visible = cards.filter(shown);
    if (visible.length === 0) return;
    const at = visible.indexOf(selected);
    const next = at < 0 ? (by > 0 ? 0 : visible.length - 1) : at + by;
    const card = visible[Math.min(Math.max(next, 0), visible.length - 1)];
    select(card, { focus: true, text: true });
  }

  for (const claim of claims) {
    claim.addEventListener("click", (event) => {
      event.preventDefault();
      const under = idsOf(claim).map((id) => byId.get(id)).filter(shown);
      if (under.length === 0) return;
      // Where claims overlap, each further click selects the next of them.
      select(under[(under.indexOf(selected) + 1) % under.length]);
    });
  }
  for (const card of cards) {
    card.addEventListener("click", (event) => {
      const link = event.target.closest("a");
      if (link && !link.dataset.card) return;
      if (event.target.closest("summary")) return;
      if (link) event.preventDefault();
      else if (card === selected || String(getSelection())) return;
      select(card, { text: true, side: false });
      const highlight = firstHighlight(card);
      if (link && highlight) {
        highlight.scrollIntoView({ block: "nearest" });
        highlight.focus({ preventScroll: true });
      }
    });
    card.addEventListener("focus", () => {
      if (card !== selected) select(card, { side: false });
    });
  }
  for (const filter of filters) {
    filter.disabled = filter.hasAttribute("data-none");
    filter.addEventListener("click", () => {
      const verdict = filter.dataset.verdict;
      if (!wanted.delete(verdict)) wanted.add(verdict);
      if (selected !== null && !shown(selected)) selected = null;
      paint();
    });
  }

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const onClaim = event.target.closest && event.target.closest(".claim, .card");
    if (event.key === "j" || (event.key === "ArrowDown" && onClaim)) step(1);
    else if (event.key === "k" || (event.key === "ArrowUp" && onClaim)) step(-1);
    else if (event.key === "Escape") select(null);
    else return;
    event.preventDefault();
  });

  let closed = [];
  addEventListener("beforeprint", () => {
    closed = [...document.querySelectorAll("details:not([open])")];
    for (const each of closed) each.open = true;
  });
  addEventListener("afterprint", () => {
    for (const each of closed) each.open = false;
  });

  const wish = byId.get(location.hash.slice(1));
  if (wish) select(wish, { text: true });
  else paint();
});
