// Keys: / goes to the search; j and k go down and up the list; n and p turn the page.
const LISTED = ".list > li, .index > li, .time tbody tr, .ranked tbody tr";

export function keys(): void {
  document.addEventListener("keydown", (event) => {
    const at = event.target as HTMLElement;
    if (event.ctrlKey || event.metaKey || event.altKey || at.closest("input,select,textarea,[contenteditable]")) return;
    if (event.key === "/") {
      event.preventDefault();
      document.querySelector<HTMLInputElement>("#find")?.select();
    } else if (event.key === "j" || event.key === "k") {
      step(event.key === "j" ? 1 : -1);
    } else if (event.key === "n" || event.key === "p") {
      document.querySelector<HTMLAnchorElement>(`.turn a[rel=${event.key === "n" ? "next" : "prev"}]`)?.click();
    }
  });
}

function step(by: 1 | -1): void {
  const rows = [...document.querySelectorAll<HTMLElement>(LISTED)].filter((row) => row.querySelector("a"));
  const now = rows.findIndex((row) => row.contains(document.activeElement));
  const next = rows[now < 0 ? (by > 0 ? 0 : rows.length - 1) : now + by];
  next?.querySelector<HTMLAnchorElement>("a")?.focus();
  next?.scrollIntoView({ block: "nearest" });
}
