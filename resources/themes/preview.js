// Only in the preview on this computer, never on a published site: shows changes at once, knows pages and blocks.
(() => {
  const base = document.currentScript.src.replace(/[^/]*$/, "");
  const events = new EventSource(`${base}events`);
  const BLOCK = "#block=";
  let lost = false, busy = false, again = false, awaited = "";

  async function fetched() {
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
    if (awaited) show(awaited);
  }

  // One at a time, so that an older answer never comes after a newer one.
  async function fresh() {
    if (busy) { again = true; return; }
    busy = true;
    try {
      do { again = false; await fetched(); } while (again);
    } catch { location.reload(); } finally { busy = false; }
  }

  function show(id) {
    const block = document.querySelector(`[data-block="${CSS.escape(id)}"]`);
    awaited = block ? "" : id;
    if (!block) return;
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    block.scrollIntoView({ behavior: calm ? "auto" : "smooth", block: "center" });
    block.animate([{ outline: "4px solid Highlight" }, { outline: "4px solid transparent" }], 1200);
  }

  function arrived(hash) {
    if (!hash.startsWith(BLOCK)) return false;
    show(decodeURIComponent(hash.slice(BLOCK.length)));
    return true;
  }

  function go(path) {
    const target = new URL(path, `${location.origin}/`);
    if (target.origin !== location.origin) return;
    if (target.pathname !== location.pathname) location.assign(target);
    else if (!arrived(target.hash)) scrollTo(0, 0);
  }

  function trouble(words) {
    const note = document.createElement("p");
    note.setAttribute("role", "status");
    note.style.cssText = "position:fixed;inset:auto 1rem 1rem;z-index:99;max-width:none;margin:0;padding:1rem;background:Canvas;color:CanvasText;border:3px solid";
    note.textContent = words;
    document.body.append(note);
  }

  events.addEventListener("reload", () => { fresh(); });
  events.addEventListener("block", (event) => show(event.data));
  events.addEventListener("page", (event) => go(event.data));
  events.addEventListener("trouble", (event) => trouble(event.data));
  events.addEventListener("error", () => { lost = true; });
  events.addEventListener("open", () => { if (lost) { lost = false; fresh(); } });
  addEventListener("click", (event) => {
    const block = event.target.closest && event.target.closest("[data-block]");
    if (block) fetch(`${base}select`, { method: "POST", body: block.dataset.block, keepalive: true });
  }, true);
  if (arrived(location.hash)) history.replaceState(null, "", location.pathname);
})();
