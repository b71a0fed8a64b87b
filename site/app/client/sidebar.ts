// Lists schemas and their objects in the sidebar, below their connection.
import { base, names } from "./site-names.ts";

type Schema = Awaited<ReturnType<typeof names>>["connections"][number]["schemas"][number];

const here = location.pathname;

function linkTo(path: string, text: string, kind?: string): HTMLElement {
  const item = document.createElement("li");
  const link = document.createElement("a");
  link.href = `${base}${path}/`;
  link.append(text);
  if (kind !== undefined && kind !== "table") {
    const mark = document.createElement("small");
    mark.textContent = ` ${kind}`;
    link.append(mark);
  }
  if (new URL(link.href).pathname === here) link.setAttribute("aria-current", "page");
  item.append(link);
  return item;
}

/** A schema that opens: its objects are only listed then. */
function groupOf({ name, path, folder, objects }: Schema): HTMLElement {
  const item = document.createElement("li");
  const details = document.createElement("details");
  details.className = "schema";
  const summary = document.createElement("summary");
  summary.textContent = name;
  details.append(summary);
  const fill = () => {
    if (!details.open || details.querySelector("ul")) return;
    const list = document.createElement("ul");
    list.className = "objects";
    list.append(
      linkTo(path, "All of it"),
      ...objects.map(([title, kind, own]) => linkTo(`${folder}/${own}`, title, kind)),
    );
    details.append(list);
  };
  details.addEventListener("toggle", fill);
  details.open = here.startsWith(`${base}${folder}/`) || here === `${base}${path}/`;
  fill();
  item.append(details);
  return item;
}

const overviews = [...document.querySelectorAll<HTMLElement>("a[data-connection]")];
if (overviews.length > 0) {
  const { connections } = await names();
  for (const { name, schemas } of connections) {
    for (const overview of overviews.filter((link) => link.dataset.connection === name)) {
      const list = overview.closest("ul");
      list?.append(...schemas.map(groupOf));
      list?.querySelector("li li [aria-current]")?.scrollIntoView({ block: "center" });
    }
  }
}
