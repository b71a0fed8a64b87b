// The search box: names first, as they are typed; then pages whose words fit.
import { entriesOf, findNames, type Named } from "./find-names.ts";
import { base, moreNames, names } from "./site-names.ts";

type Result = { data(): Promise<{ url: string; meta: Record<string, string>; excerpt: string }> };
type Pagefind = {
  options(settings: object): Promise<void>;
  debouncedSearch(words: string): Promise<{ results: Result[] } | null>;
};

const mostNames = 12;
const mostPages = 8;

const dialog = document.querySelector<HTMLDialogElement>("#search");
const input = document.querySelector<HTMLInputElement>("#search-words");
const list = document.querySelector<HTMLElement>("#search-results");
const status = document.querySelector<HTMLElement>("#search-status");
const button = document.querySelector<HTMLButtonElement>("#search-open");

if (dialog && input && list && status && button) {
  const entries = lazily(async () => entriesOf(...(await Promise.all([names(), moreNames()]))));
  // There is no index where pages are made as they are asked for.
  const pagefind = lazily(async (): Promise<Pagefind | undefined> => {
    const found: Pagefind | undefined = await import(/* @vite-ignore */ `${base}pagefind/pagefind.js`).catch(
      () => undefined,
    );
    await found?.options({ baseUrl: base, ranking: { pageLength: 0 } });
    return found;
  });
  let active = 0;

  const options = () => [...list.querySelectorAll<HTMLAnchorElement>("[role=option]")];
  const activate = (index: number) => {
    const all = options();
    active = Math.max(0, Math.min(index, all.length - 1));
    for (const [at, option] of all.entries()) option.setAttribute("aria-selected", String(at === active));
    const chosen = all[active];
    if (chosen) input.setAttribute("aria-activedescendant", chosen.id);
    else input.removeAttribute("aria-activedescendant");
    chosen?.scrollIntoView({ block: "nearest" });
  };
  const show = (found: Found[], isDone: boolean) => {
    list.replaceChildren(...found.map(optionOf));
    status.textContent = found.length > 0 ? `${found.length} found` : isDone ? "Nothing found" : "";
    activate(0);
  };
  const search = async () => {
    const words = input.value;
    if (words.trim() === "") return show([], false);
    const byName: Found[] = findNames(await entries(), words, mostNames);
    if (words !== input.value) return;
    show(byName, false);
    const answer = await (await pagefind())?.debouncedSearch(words);
    const pages = await Promise.all(
      (answer?.results ?? []).slice(0, mostPages + byName.length).map((one) => one.data()),
    );
    // Null: there was another search since.
    if (words !== input.value || answer === null) return;
    const known = new Set(byName.map(({ path }) => path.replace(/#.*/, "")));
    const byWords = pages
      .map(pageOf)
      .filter(({ path }) => !known.has(path))
      .slice(0, mostPages);
    const kept = active;
    show([...byName, ...byWords], true);
    activate(kept);
  };

  const open = () => {
    dialog.showModal();
    input.select();
    entries();
    pagefind();
  };
  button.disabled = false;
  button.addEventListener("click", open);
  input.addEventListener("input", search);
  input.addEventListener("keydown", (event) => {
    const steps: Record<string, number> = { ArrowDown: 1, ArrowUp: -1 };
    const step = steps[event.key];
    if (step !== undefined) activate(active + step);
    else if (event.key === "Enter") options()[active]?.click();
    else return;
    event.preventDefault();
  });
  dialog.addEventListener("click", (event) => {
    const target = event.target as HTMLElement;
    if (target === dialog || target.closest("a, #search-close")) dialog.close();
  });
  window.addEventListener("keydown", (event) => {
    const isTyping = (event.target as HTMLElement).closest("input, textarea, select, [contenteditable]");
    const isSlash = event.key === "/" && !isTyping && !event.ctrlKey && !event.metaKey && !event.altKey;
    if (!isSlash && !(event.key === "k" && (event.ctrlKey || event.metaKey))) return;
    event.preventDefault();
    if (dialog.open) dialog.close();
    else open();
  });
}

type Found = Named & { excerpt?: string };

const pageOf = ({ url, meta, excerpt }: Awaited<ReturnType<Result["data"]>>): Found => ({
  name: meta.title ?? url,
  kind: meta.kind ?? "page",
  connection: meta.connection ?? "",
  path: url.slice(base.length),
  excerpt,
});

function optionOf({ name, kind, connection, path, excerpt }: Found, index: number): HTMLElement {
  const option = document.createElement("a");
  option.id = `search-result-${index}`;
  option.role = "option";
  option.tabIndex = -1;
  option.href = base + path;
  option.append(element("span", "name", name), element("span", "of", `${kind}${connection && ` in ${connection}`}`));
  if (excerpt !== undefined) option.append(element("span", "excerpt", wordsOf(excerpt)));
  return option;
}

function element(tag: string, className: string, text: string): HTMLElement {
  const made = document.createElement(tag);
  made.className = className;
  made.textContent = text;
  return made;
}

/** The words of markup, which is never put into the page. */
const wordsOf = (markup: string) => new DOMParser().parseFromString(markup, "text/html").body.textContent ?? "";

function lazily<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
