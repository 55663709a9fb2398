// Only in the preview on this computer, never on a published site: shows changes at once, knows the blocks.
(() => {
  const base = document.currentScript.src.replace(/[^/]*$/, "");
  const events = new EventSource(`${base}events`);
  let lost = false;

  async function fresh() {
    const answer = await fetch(location.href, { cache: "no-store" });
    const next = new DOMParser().parseFromString(await answer.text(), "text/html");
    const sheet = next.querySelector('link[rel="stylesheet"]');
    const old = document.querySelector('link[rel="stylesheet"]');
    if (sheet && old && sheet.getAttribute("href") !== old.getAttribute("href")) {
      const added = document.importNode(sheet, true);
      await new Promise((done) => { added.onload = added.onerror = done; old.after(added); });
      old.remove();
    }
    document.title = next.title;
    document.documentElement.className = next.documentElement.className;
    document.body.replaceWith(document.importNode(next.body, true));
  }

  function show(id) {
    const block = document.querySelector(`[data-block="${CSS.escape(id)}"]`);
    if (!block) return;
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    block.scrollIntoView({ behavior: calm ? "auto" : "smooth", block: "center" });
    block.animate([{ outline: "4px solid Highlight" }, { outline: "4px solid transparent" }], 1200);
  }

  function trouble(words) {
    const note = document.createElement("p");
    note.setAttribute("role", "status");
    note.style.cssText = "position:fixed;inset:auto 1rem 1rem;z-index:99;max-width:none;margin:0;padding:1rem;background:Canvas;color:CanvasText;border:3px solid";
    note.textContent = words;
    document.body.append(note);
  }

  events.addEventListener("reload", () => { fresh().catch(() => location.reload()); });
  events.addEventListener("block", (event) => show(event.data));
  events.addEventListener("trouble", (event) => trouble(event.data));
  events.addEventListener("error", () => { lost = true; });
  events.addEventListener("open", () => { if (lost) { lost = false; fresh().catch(() => location.reload()); } });
  addEventListener("click", (event) => {
    const block = event.target.closest && event.target.closest("[data-block]");
    if (block) fetch(`${base}select`, { method: "POST", body: block.dataset.block, keepalive: true });
  }, true);
})();
