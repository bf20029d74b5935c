// What has to be in force before a page is seen and used. It is loaded in the head, and not as a
// module: a module waits for the whole page, which would then be laid out twice where large text is
// switched on, and would come too late for somebody who types and presses Enter at once.
{
  const root = document.documentElement;

  const remembered = (name) => {
    try {
      return localStorage.getItem(name) === "on";
    } catch {
      return false;
    }
  };

  const remember = (name, on) => {
    try {
      localStorage.setItem(name, on ? "on" : "off");
    } catch {
      // Storage may be forbidden: then the switch holds for this page.
    }
  };

  // Large text, and a page on which no letter or sign does anything by itself (WCAG 2.2, 2.1.4).
  const SWITCHES = ["large-text", "no-shortcut"];
  for (const name of SWITCHES) root.classList.toggle(name, remembered(name));

  // The links to the accessibility page become switches.
  document.addEventListener("DOMContentLoaded", () => {
    for (const link of document.querySelectorAll(SWITCHES.map((name) => `[data-module="${name}"]`).join())) {
      const name = link.dataset.module;
      const button = document.createElement("button");
      button.type = "button";
      button.className = "link-button";
      button.textContent = link.textContent;
      const show = () => button.setAttribute("aria-pressed", String(root.classList.contains(name)));
      button.addEventListener("click", () => {
        remember(name, root.classList.toggle(name));
        show();
      });
      show();
      link.replaceWith(button);
    }
  });

  // The sign / leads to the search box of the page, its words selected, unless somebody is typing.
  document.addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
    if (event.target.isContentEditable || event.target.matches("input, select, textarea")) return;
    const box = !root.classList.contains("no-shortcut") && document.querySelector('[role="search"] input[type="search"]');
    if (!box) return;
    event.preventDefault();
    box.select();
    box.focus();
  });

  if (location.pathname.endsWith("/search.html")) {
    // An older address has its question behind ?, from where it would go to a server with each visit.
    if (location.search) history.replaceState(null, "", `${location.pathname}#${location.search.slice(1)}`);

    // A page that begins with a question shows answers, not ways round: they have their room before they come.
    if (/[#&](?!sort=)\w+=[^&]/.test(location.hash)) root.classList.add("has-question", "compact");

    // A jump to a place of the page leaves the question in the address, and the results as they are.
    const isJump = () => location.hash && !location.hash.includes("=");
    addEventListener("popstate", (event) => isJump() && event.stopImmediatePropagation());
    addEventListener("hashchange", (event) => isJump() && history.replaceState(null, "", event.oldURL));
  }

  // The words of the search box go to the search page behind #, which no browser sends to a server.
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!form.matches('[data-module="search-box"]')) return;
    event.preventDefault();
    const words = form.querySelector('input[type="search"]').value.trim();
    location.assign(words ? `${form.action}#${new URLSearchParams({ q: words })}` : form.action);
  });
}
