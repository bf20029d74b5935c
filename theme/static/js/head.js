// What has to be in force before a page is seen and used. It is loaded in the head, and not as a
// module: a module waits for the whole page, which would then be laid out twice where large text is
// switched on, and would come too late for somebody who types and presses Enter at once.
{
  const root = document.documentElement;
  const KEY = "large-text";

  const remembered = () => {
    try {
      return localStorage.getItem(KEY) === "on";
    } catch {
      return false;
    }
  };

  const remember = (on) => {
    try {
      localStorage.setItem(KEY, on ? "on" : "off");
    } catch {
      // Storage may be forbidden: then the switch holds for this page.
    }
  };

  root.classList.toggle("large-text", remembered());

  // The link to the accessibility page becomes a switch.
  const switches = () => {
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
  };
  document.addEventListener("DOMContentLoaded", switches);

  if (location.pathname.endsWith("/search.html")) {
    // An older address has its question behind ?, from where it would go to a server with each visit.
    if (location.search) history.replaceState(null, "", `${location.pathname}#${location.search.slice(1)}`);

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
