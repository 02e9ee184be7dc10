"use strict";
// Filtering only: without a script the page holds all the same.
for (const paragraph of document.querySelectorAll(".filter")) {
  const input = paragraph.querySelector("input");
  const status = paragraph.querySelector("[role=status]");
  const items = Array.from(document.getElementById(input.dataset.filters).children);
  paragraph.hidden = false;
  input.addEventListener("input", () => {
    const words = input.value.toLocaleLowerCase().split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const item of items) {
      const text = item.textContent.toLocaleLowerCase();
      item.hidden = !words.every((word) => text.includes(word));
      shown += item.hidden ? 0 : 1;
    }
    status.textContent = status.dataset.of.replace("%1", shown).replace("%2", items.length);
  });
}
