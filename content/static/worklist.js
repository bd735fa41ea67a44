// Arrows move along the rows of a work list, Enter opens the row: the links do the same without this file.

const links = [...document.querySelectorAll("[data-rows] tbody tr a")];

document.addEventListener("keydown", (event) => {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  const typing = event.target.closest("input, select, textarea");
  if (!step || typing || links.length === 0 || event.ctrlKey || event.altKey || event.metaKey) {
    return;
  }
  const here = links.indexOf(document.activeElement);
  const next = here < 0 ? (step > 0 ? 0 : links.length - 1) : here + step;
  links[Math.min(Math.max(next, 0), links.length - 1)].focus();
  event.preventDefault();
});
