/** What values a type takes, apart from how a language writes them. */
export type Kind =
  /** With `scale` digits behind the point; whole where that is 0. */
  | { is: "number"; low: number; high: number; scale: number }
  | { is: "float" }
  /** So many characters at most, or, `fixed`, exactly; of any number where that is not said. `like` is a regular expression of JavaScript that it has to match. */
  | { is: "text"; most?: number; fixed?: true; like?: string }
  | { is: "boolean" }
  | { is: "moment"; of: "date" | "timestamp" | "time"; zone: boolean; low?: number; high?: number }
  | { is: "span" }
  | { is: "choice"; among: string[] }
  | { is: "uuid" }
  | { is: "json" }
  | { is: "xml" }
  | { is: "bytes"; most?: number }
  | { is: "bits"; count: number; fixed: boolean }
  | { is: "address"; of: "inet" | "cidr" | "macaddr" | "macaddr8" }
  | { is: "list"; of: Kind }
  | { is: "range"; of: Kind }
  | { is: "record"; of: { name: string; kind: Kind }[] }
  /** A geometry, by the language's own name for it. */
  | { is: "shape"; name: string }
  | { is: "document"; text: "search" | "query" | "path" | "path of labels" | "pairs" }
  /** So many numbers, at least one. */
  | { is: "vector"; size: number };

/** A cell: a moment is in milliseconds since 1970, a time of day since midnight, a span in seconds, bytes and bits are digits. */
export type Cell = null | boolean | number | bigint | string | Cell[] | { low: Cell; high: Cell };
