const codes = {
  bold: [1, 22],
  dim: [2, 22],
  red: [31, 39],
  green: [32, 39],
  yellow: [33, 39],
  cyan: [36, 39],
} as const;

/** The sequences that these are written with. */
export const ownCodes: ReadonlySet<string> = new Set(
  Object.values(codes).flatMap((pair) => pair.map((code) => `\u001b[${code}m`)),
);

export type Colors = Record<keyof typeof codes, (text: string) => string>;

/** Functions that wrap a text into ANSI colours, or leave it as it is. */
export function colors(enabled: boolean): Colors {
  const wrap =
    (color: keyof typeof codes): ((text: string) => string) =>
    (text) =>
      enabled ? `\u001b[${codes[color][0]}m${text}\u001b[${codes[color][1]}m` : text;
  return {
    bold: wrap("bold"),
    dim: wrap("dim"),
    red: wrap("red"),
    green: wrap("green"),
    yellow: wrap("yellow"),
    cyan: wrap("cyan"),
  };
}
