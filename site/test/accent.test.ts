import fc from "fast-check";
import { expect, test } from "vitest";
import { accentCss } from "../src/accent.ts";

/** WCAG's contrast, written once more: relative luminance of #rrggbb. */
function contrast(a: string, b: string): number {
  const luminance = (hex: string) => {
    const [r = 0, g = 0, b = 0] = [1, 3, 5]
      .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
      .map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
}

test("any accent colour can be read in light and in dark", () => {
  const colour = fc.integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, "0")}`);
  fc.assert(
    fc.property(colour, (accent) => {
      const [inLight = "", inDark = ""] = [...accentCss(accent).matchAll(/--sl-color-text-accent:(#\w{6})/g)].map(
        ([, found = ""]) => found,
      );
      expect(contrast(inLight, "#eceef2")).toBeGreaterThanOrEqual(4.5);
      expect(contrast(inDark, "#353841")).toBeGreaterThanOrEqual(4.5);
    }),
  );
});

test("a colour that can be read stays as it is", () => {
  expect(accentCss("#0a5d3f")).toContain(`[data-theme="light"]{--sl-color-accent:#0a5d3f;`);
  expect(accentCss("#00f")).toContain("--sl-color-accent:#0000ff;");
});
