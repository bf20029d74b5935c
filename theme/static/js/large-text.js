// Large text: the link to the accessibility page becomes a switch that is remembered.
const root = document.documentElement;
const KEY = "large-text";

function remembered() {
  try {
    return localStorage.getItem(KEY) === "on";
  } catch {
    return false;
  }
}

function remember(on) {
  try {
    localStorage.setItem(KEY, on ? "on" : "off");
  } catch {
    // Storage may be forbidden: then the switch holds for this page.
  }
}

root.classList.toggle("large-text", remembered());

for (const link of document.querySelectorAll('[data-module="large-text"]')) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "link-button";
  button.textContent = link.textContent;
  const show = () => button.setAttribute("aria-pressed", String(root.classList.contains("large-text")));
  button.addEventListener("click", () => {
    remember(root.classList.toggle("large-text"));
    show();
  });
  show();
  link.replaceWith(button);
}
