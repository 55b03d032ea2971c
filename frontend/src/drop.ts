// Files that are dropped on the form; what was chosen is told, and that reading has begun.
export function drops(): void {
  for (const zone of document.querySelectorAll<HTMLElement>("[data-drop]")) {
    const field = zone.querySelector<HTMLInputElement>("input[type=file]");
    const told = zone.querySelector<HTMLElement>("[data-chosen]");
    const form = zone.closest("form");
    if (!field || !form) continue;
    const tell = (): void => {
      const names = [...(field.files ?? [])].map((file) => file.name);
      if (told && names.length) told.textContent = names.join(", ");
    };
    field.addEventListener("change", tell);
    for (const name of ["dragenter", "dragover"]) {
      form.addEventListener(name, (event) => {
        event.preventDefault();
        zone.classList.add("over");
      });
    }
    for (const name of ["dragleave", "drop"]) form.addEventListener(name, () => zone.classList.remove("over"));
    form.addEventListener("drop", (event) => {
      const files = event.dataTransfer?.files;
      if (!files?.length) return;
      event.preventDefault();
      field.files = files;
      tell();
    });
    form.addEventListener("submit", () => form.querySelector<HTMLElement>("[data-busy]")?.removeAttribute("hidden"));
  }
}
