// Single letters press what stands on the page with data-letter; shown beside the words, and turned off with one button.
//
// The key counts by its place on the keyboard, so it works under a Kazakh, a Russian and a Latin layout.

const store = "kezek-letters";
const targets = [...document.querySelectorAll("[data-letter]")];
const line = document.getElementById("letters");
const toggle = line.querySelector("button");

const on = () => localStorage.getItem(store) !== "off";

function show() {
  for (const target of targets) {
    target.querySelector("kbd")?.remove();
    target.removeAttribute("aria-keyshortcuts");
    if (on()) {
      target.setAttribute("aria-keyshortcuts", target.dataset.letter);
      const letter = document.createElement("kbd");
      letter.textContent = target.dataset.letter;
      letter.ariaHidden = "true";
      target.append(" ", letter);
    }
  }
  toggle.textContent = on() ? toggle.dataset.off : toggle.dataset.on;
  line.hidden = targets.length === 0;
}

toggle.addEventListener("click", () => {
  localStorage.setItem(store, on() ? "off" : "on");
  show();
});

document.addEventListener("keydown", (event) => {
  const typing = event.target.closest("input:not([type=radio], [type=checkbox]), select, textarea");
  if (!on() || typing || event.repeat || event.ctrlKey || event.altKey || event.metaKey) {
    return;
  }
  const pressed = targets.find((target) => event.code === `Key${target.dataset.letter}`);
  if (pressed) {
    event.preventDefault();
    pressed.click();
  }
});

show();
