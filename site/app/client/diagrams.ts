// Draws diagrams when they come into view; Mermaid is only loaded then. Its source stays where it cannot be drawn.
const figures = document.querySelectorAll<HTMLElement>("figure.diagram");
const sources = new Map([...figures].map((figure) => [figure, figure.querySelector("pre")?.textContent ?? ""]));
const isDark = () => document.documentElement.dataset.theme === "dark";

async function draw(figure: HTMLElement) {
  const { default: mermaid } = await import("mermaid");
  mermaid.initialize({
    startOnLoad: false,
    securityLevel: "strict",
    theme: isDark() ? "dark" : "neutral",
    er: { useMaxWidth: true },
    maxTextSize: 50_000,
  });
  try {
    const id = `diagram-${[...figures].indexOf(figure)}`;
    const { svg } = await mermaid.render(id, sources.get(figure) ?? "");
    const box = document.createElement("div");
    box.className = "drawing";
    box.tabIndex = 0;
    box.setAttribute("role", "img");
    box.setAttribute("aria-label", figure.getAttribute("aria-label") ?? "Diagram");
    box.innerHTML = svg;
    figure.replaceChildren(box);
  } catch (error) {
    console.warn("the diagram could not be drawn", error);
  }
}

if (figures.length > 0) {
  const drawn = new Set<HTMLElement>();
  const observer = new IntersectionObserver((entries) => {
    for (const { isIntersecting, target } of entries) {
      if (!isIntersecting || drawn.has(target as HTMLElement)) continue;
      drawn.add(target as HTMLElement);
      draw(target as HTMLElement);
    }
  });
  for (const figure of figures) observer.observe(figure);
  new MutationObserver(() => drawn.forEach(draw)).observe(document.documentElement, {
    attributeFilter: ["data-theme"],
  });
}
