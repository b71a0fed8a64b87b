/** One line of the result. `limit` is what issue and README promise; without it the number is only told. */
export type Row = {
  what: string;
  measured: string;
  /** What it is held against: the peer's number, measured in the same run. */
  against: string;
  ratio: string;
  limit: string;
  verdict: "ok" | "over" | "";
};

const titles = { what: "what", measured: "measured", against: "against", ratio: "ratio", limit: "limit", verdict: "" };

/** The rows as a table for a terminal. */
export function table(rows: Row[]): string {
  const columns = Object.keys(titles) as (keyof Row)[];
  const lines = [titles, ...rows];
  const widths = columns.map((column) => Math.max(...lines.map((line) => line[column].length)));
  const print = (line: Record<keyof Row, string>) =>
    columns
      .map((column, index) => line[column].padEnd(widths[index] ?? 0))
      .join("  ")
      .trimEnd();
  return [print(titles), widths.map((width) => "-".repeat(width)).join("  "), ...rows.map(print)].join("\n");
}

export const seconds = (milliseconds: number) =>
  milliseconds < 1000 ? `${Math.round(milliseconds)} ms` : `${(milliseconds / 1000).toFixed(2)} s`;

type Comparison = { what: string; milliseconds: number; peer: string; peerMilliseconds: number; limit?: number };

/** A time held against a peer's: the limit is a ratio. */
export function comparison({ what, milliseconds, peer, peerMilliseconds, limit }: Comparison): Row {
  const ratio = milliseconds / peerMilliseconds;
  return {
    what,
    measured: seconds(milliseconds),
    against: `${peer} ${seconds(peerMilliseconds)}`,
    ratio: `${ratio.toFixed(2)} ×`,
    limit: limit === undefined ? "" : `${limit.toFixed(1)} ×`,
    verdict: limit === undefined ? "" : ratio <= limit ? "ok" : "over",
  };
}

/** A number held against an absolute limit, in the same unit. */
export function bounded({ what, value, limit, unit, least = false }: Bound): Row {
  const print = (number: number) => (unit === "ms" ? seconds(number) : `${Math.round(number)} ${unit}`);
  return {
    what,
    measured: print(value),
    against: "",
    ratio: "",
    limit: `${least ? "≥" : "≤"} ${print(limit)}`,
    verdict: (least ? value >= limit : value <= limit) ? "ok" : "over",
  };
}
type Bound = { what: string; value: number; limit: number; unit: string; least?: boolean };
