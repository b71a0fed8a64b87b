// Draws the foreign keys between the boxes of a diagram, where these stand side by side.
type Line = [child: number, column: string, parent: number, to: string, unique: 0 | 1];

const ns = "http://www.w3.org/2000/svg";

function draw(ranks: HTMLElement) {
  ranks.querySelector("svg")?.remove();
  ranks.classList.remove("stacked", "tight");
  const isCut = () => ranks.scrollWidth > ranks.clientWidth;
  if (isCut()) ranks.classList.add("tight");
  // The table that the page is about is never cut.
  if (isCut() && ranks.querySelector(".center")) ranks.classList.add("stacked");
  if (getComputedStyle(ranks).flexDirection !== "row") return;
  const svg = document.createElementNS(ns, "svg");
  svg.setAttribute("aria-hidden", "true");
  Object.assign(svg.style, { width: `${ranks.scrollWidth}px`, height: `${ranks.scrollHeight}px` });
  const origin = ranks.getBoundingClientRect();
  const placeOf = (table: number, column: string) => {
    const box = ranks.querySelector(`[data-table="${table}"]`);
    const row = [...(box?.querySelectorAll<HTMLElement>("[data-column]") ?? [])].find(
      (each) => each.dataset.column === column,
    );
    const [outer, inner] = [box, row ?? box].map((each) => each?.getBoundingClientRect());
    if (!outer || !inner) return undefined;
    const x = outer.left - origin.left + ranks.scrollLeft;
    return { left: x, right: x + outer.width, y: inner.top + inner.height / 2 - origin.top + ranks.scrollTop };
  };
  const lines: Line[] = JSON.parse(ranks.dataset.lines ?? "[]");
  for (const [child, column, parent, to, unique] of lines) {
    const [from, end] = [placeOf(child, column), placeOf(parent, to)];
    if (!from || !end) continue;
    // A child stands to the right of its parent, or of itself, or, in a circle, to its left.
    const sides = from.left > end.right ? [-1, 1] : from.right < end.left ? [1, -1] : [1, 1];
    const [a, b] = sides.map((side, index) => [[from, end][index]?.[side < 0 ? "left" : "right"] ?? 0, side] as const);
    if (!a || !b) continue;
    const bend = Math.max(24, Math.abs(a[0] - b[0]) / 2);
    const path = document.createElementNS(ns, "path");
    const foot = unique ? "" : [-5, 0, 5].map((by) => `M${a[0]} ${from.y + by}L${a[0] + a[1] * 9} ${from.y}`).join("");
    path.setAttribute(
      "d",
      `${foot}M${a[0]} ${from.y}C${a[0] + a[1] * bend} ${from.y} ${b[0] + b[1] * bend} ${end.y} ${b[0]} ${end.y}M${
        b[0] + b[1] * 6
      } ${end.y - 5}v10`,
    );
    svg.append(path);
  }
  ranks.prepend(svg);
}

const observer = new ResizeObserver((entries) => {
  for (const { target } of entries) draw(target as HTMLElement);
});
for (const ranks of document.querySelectorAll<HTMLElement>(".graph .ranks")) observer.observe(ranks);
