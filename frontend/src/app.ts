// What a script adds to pages that work without one: lists that answer as they are asked, files that can be dropped, a few keys.
import htmx from "htmx.org";
import { drops } from "./drop";
import { keys } from "./keys";
import { review } from "./review";

// Nothing is evaluated, no style is written into the page, nothing is asked of others, and no page is kept in the browser's store.
Object.assign(htmx.config, {
  allowEval: false,
  allowScriptTags: false,
  includeIndicatorStyles: false,
  selfRequestsOnly: true,
  historyCacheSize: 0,
  refreshOnHistoryMiss: true,
});

// Fields that are empty stay out of the address, so that it is short enough to be kept and sent.
document.addEventListener("htmx:configRequest", (event) => {
  const { parameters } = (event as CustomEvent<{ parameters: Record<string, unknown> }>).detail;
  for (const [name, value] of Object.entries(parameters)) if (value === "") delete parameters[name];
});
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!(form instanceof HTMLFormElement) || form.method !== "get") return;
  for (const field of form.querySelectorAll<HTMLInputElement | HTMLSelectElement>("input[name],select[name]")) {
    if (field.value === "") {
      field.disabled = true;
      setTimeout(() => (field.disabled = false));
    }
  }
});

// On a narrow screen the fields of a question stay folded until somebody asks one.
if (matchMedia("(max-width: 36rem)").matches) {
  for (const box of document.querySelectorAll<HTMLDetailsElement>("details.filtering:not([data-asked])")) box.open = false;
}

drops();
keys();
review();
