// The review queue by keyboard: a letter judges; spans are corrected word by word, and the sentence shows them as they change.
type Span = [number, number];
type Phrases = Span[][];

interface Word { readonly node: HTMLElement; readonly start: number; readonly end: number; readonly space: boolean }

const parse = (words: string): Phrases =>
  words && words !== "-" ? words.split(";").map((phrase) => phrase.split(",").map((one) => one.split("-").map(Number) as Span)) : [];
const written = (phrases: Phrases): string => phrases.map((spans) => spans.map((span) => span.join("-")).join(",")).join(";") || "-";
const typing = (at: HTMLElement): boolean => !!at.closest("input:not([type=hidden]),select,textarea");

export function review(): void {
  document.addEventListener("keydown", letters);
  document.addEventListener("keydown", escape);
  begin();
  document.addEventListener("htmx:afterSettle", begin);
}

function begin(): void {
  const root = document.querySelector<HTMLElement>("[data-review]:not([data-begun])");
  const details = root?.querySelector<HTMLDetailsElement>("[data-correcting]");
  if (!root || !details) return;
  root.dataset.begun = "";
  for (const one of root.querySelectorAll<HTMLElement>("[data-correct],[data-handle],[data-keys]")) one.hidden = false;
  root.querySelector("[data-correct]")?.addEventListener("click", () => open(details));
  const words = [...root.querySelectorAll<HTMLElement>("[data-s]")].map((node) => ({
    node, start: Number(node.dataset.s), end: Number(node.dataset.e), space: node.classList.contains("g"),
  }));
  const told = details.querySelector<HTMLElement>("[data-told]");
  for (const row of details.querySelectorAll<HTMLElement>("[data-field]")) {
    const handle = row.querySelector<HTMLElement>("[data-handle]");
    if (handle) new Handle(row, handle, words, told);
  }
}

function open(details: HTMLDetailsElement): void {
  details.open = true;
  details.querySelector<HTMLElement>("[data-handle]")?.focus();
}

function letters(event: KeyboardEvent): void {
  const at = event.target as HTMLElement;
  if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || typing(at) || at.closest("[data-correcting] form")) return;
  const button = document.querySelector<HTMLButtonElement>(`[data-review] [data-key="${CSS.escape(event.key)}"]`);
  if (!button || button.hidden) return;
  event.preventDefault();
  button.click();
}

// What was begun is dropped by loading the item anew: then nothing of it can be left over.
function escape(event: KeyboardEvent): void {
  if (event.key !== "Escape" || !(event.target as HTMLElement).closest("[data-correcting] form")) return;
  const here = document.querySelector<HTMLElement>("[data-here]")?.dataset.here; // where a form was answered there is nothing to load again
  if (here) location.replace(here);
  else location.reload();
}

class Handle {
  private readonly name: string;
  private readonly several: boolean;
  private readonly needed: boolean;
  private readonly typed: HTMLInputElement;
  private readonly placed: HTMLInputElement;
  private readonly words: readonly Word[];
  private phrases: Phrases;

  constructor(private readonly row: HTMLElement, private readonly button: HTMLElement, private readonly all: readonly Word[], private readonly told: HTMLElement | null) {
    this.name = row.dataset.field ?? "";
    this.several = row.dataset.kind === "phrases";
    this.needed = "needed" in row.dataset;
    this.typed = row.querySelector<HTMLInputElement>("input:not([type=hidden])")!;
    this.placed = row.querySelector<HTMLInputElement>("input[type=hidden]")!;
    this.words = all.filter((word) => !word.space);
    this.phrases = parse(this.placed.value || (this.placed.dataset.spans ?? ""));
    button.addEventListener("keydown", (event) => this.key(event));
    button.addEventListener("focus", () => this.edges(true));
    button.addEventListener("blur", () => this.edges(false));
    this.typed.addEventListener("input", () => (this.placed.value = ""));
    if (this.placed.value) this.mark(); // of a correction that could not be kept
  }

  private key(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const by = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
    if (by) this.move(by, event.shiftKey);
    else if (event.key === "ArrowDown" || event.key === "ArrowUp") this.other(event.key === "ArrowDown" ? 1 : -1);
    else if (event.key === ",") this.piece();
    else if (event.key === ";" && this.several) this.phrase();
    else if (event.key === "Backspace" || event.key === "Delete") this.less();
    else if (event.key === "Enter") (this.row.closest("form")?.querySelector<HTMLButtonElement>("button[value=correct]"))?.click();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  private last(): Span | undefined {
    return this.phrases.at(-1)?.at(-1);
  }

  // The word at which something new begins: behind the last of this field, else the first that another field marks.
  private fresh(): Span | undefined {
    const end = this.last()?.[1];
    const word =
      end === undefined
        ? (this.words.find((one) => [...one.node.classList].some((name) => name.startsWith("f-"))) ?? this.words[0])
        : this.words.find((one) => one.start >= end);
    return word && [word.start, word.end];
  }

  private move(by: 1 | -1, beginning: boolean): void {
    const span = this.last();
    if (!span) {
      const made = this.fresh();
      if (made) this.phrases.push([made]);
      return this.show();
    }
    const first = this.words.findIndex((word) => word.end > span[0]);
    const after = this.words.findIndex((word) => word.start >= span[1]);
    const last = (after < 0 ? this.words.length : after) - 1;
    if (beginning) {
      const to = this.words[Math.min(first + by, last)];
      if (to) span[0] = to.start;
    } else {
      const to = this.words[Math.max(last + by, first)];
      if (to) span[1] = to.end;
    }
    this.show();
  }

  private piece(): void {
    const made = this.fresh();
    const phrase = this.phrases.at(-1);
    if (made && phrase) phrase.push(made);
    else if (made) this.phrases.push([made]);
    this.show();
  }

  private phrase(): void {
    const made = this.fresh();
    if (made) this.phrases.push([made]);
    this.show();
  }

  private less(): void {
    if (this.needed && this.phrases.length === 1 && this.phrases[0]?.length === 1) return;
    this.phrases.at(-1)?.pop();
    if (!this.phrases.at(-1)?.length) this.phrases.pop();
    this.show();
  }

  private other(by: 1 | -1): void {
    const handles = [...document.querySelectorAll<HTMLElement>("[data-handle]")];
    handles[handles.indexOf(this.button) + by]?.focus();
  }

  private mark(): void {
    const spans = this.phrases.flat();
    for (const word of this.all) {
      word.node.classList.toggle(`f-${this.name}`, spans.some(([start, end]) => start <= word.start && word.end <= end));
    }
  }

  private show(): void {
    this.placed.value = written(this.phrases);
    this.mark();
    const said = (span: Span): string => this.all.filter((word) => span[0] <= word.start && word.end <= span[1]).map((word) => word.node.textContent).join("");
    this.typed.value = this.phrases.map((phrase) => phrase.map(said).join(" … ")).join("; ") || "-";
    if (this.told) this.told.textContent = `${this.name}: ${this.typed.value}`;
    this.edges(true);
  }

  private edges(on: boolean): void {
    const span = this.last();
    for (const word of this.all) word.node.classList.toggle("now", on && !!span && span[0] <= word.start && word.end <= span[1]);
  }
}
