/** What text and its ground must differ by, of WCAG 2.2, success criterion 1.4.3. */
const leastContrast = 4.5;
/** The grounds of Starlight that are nearest to their text: those of code within a sentence. */
const light = [236, 238, 242];
const dark = [53, 56, 65];

/**
 * Starlight's colours for an accent colour (`#rgb` or `#rrggbb`) as CSS: the nearest ones that can be read in light and in
 * dark.
 */
export function accentCss(accent: string): string {
  const colour = channels(accent);
  return [
    `:root[data-theme="light"]{${properties(legible(colour, light, [0, 0, 0]), [255, 255, 255])}}`,
    `:root{${properties(legible(colour, dark, [255, 255, 255]), [0, 0, 0])}}`,
  ].join("");
}

const properties = (text: number[], low: number[]) =>
  `--sl-color-accent:${hex(text)};--sl-color-text-accent:${hex(text)};--sl-color-accent-high:${hex(text)};` +
  `--sl-color-text-invert:${hex(low)};--sl-color-accent-low:${hex(mix(text, low, 0.8))}`;

/** The colour, moved towards another one until it can be read on a ground. */
function legible(colour: number[], ground: number[], towards: number[]): number[] {
  const steps = Array.from({ length: 21 }, (_, step) => mix(colour, towards, step / 20));
  return steps.find((one) => contrast(one, ground) >= leastContrast) ?? towards;
}

const channels = (colour: string): number[] => {
  const digits = colour.slice(1);
  const pairs = digits.length === 3 ? [...digits].map((digit) => digit + digit) : (digits.match(/../g) ?? []);
  return pairs.map((pair) => Number.parseInt(pair, 16));
};

const hex = (colour: number[]) => `#${colour.map((value) => value.toString(16).padStart(2, "0")).join("")}`;

const mix = (colour: number[], towards: number[], share: number) =>
  colour.map((value, index) => Math.round(value + ((towards[index] ?? 0) - value) * share));

/** Relative luminance and contrast ratio as WCAG 2.2 defines them. */
const luminance = (colour: number[]) => {
  const [red = 0, green = 0, blue = 0] = colour
    .map((value) => value / 255)
    .map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};

const contrast = (a: number[], b: number[]) => {
  const [lighter = 0, darker = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (lighter + 0.05) / (darker + 0.05);
};
