"use strict";
(() => {
  const box = document.querySelector(".filter");
  const input = document.getElementById("filter");
  const found = document.getElementById("found");
  const rows = [...document.querySelectorAll("[data-filter] tbody tr")];
  const show = () => {
    const words = input.value.toLowerCase().split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const row of rows) {
      const text = row.textContent.toLowerCase();
      row.hidden = !words.every((word) => text.includes(word));
      shown += row.hidden ? 0 : 1;
    }
    found.textContent = words.length ? `${shown} of ${rows.length} rows` : "";
  };
  input.addEventListener("input", show);
  box.hidden = false;
  show();
})();
