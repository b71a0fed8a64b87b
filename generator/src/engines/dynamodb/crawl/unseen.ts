import { shownName } from "../../../core/masking/index.ts";
import { byText } from "../../../core/names/by-text.ts";
import type { Warning } from "../../../errors.ts";
import { usualScan } from "../../scan-limits.ts";
import { isDenied, isThrottling } from "../errors.ts";

/** What a call tells, by the permission that it needs: what is then not seen, as a clause. */
const calls = {
  "dynamodb:DescribeTable": "they can't be read at all; what the last snapshot says of them is kept",
  "dynamodb:DescribeTimeToLive": "whether their items expire is not seen; what the last snapshot says of it is kept",
  "dynamodb:ListTagsOfResource": "their tags are not seen; those of the last snapshot are kept",
  "dynamodb:Scan": "the attributes of their items are not seen; those of the last snapshot are kept",
} as const;
type Call = keyof typeof calls;

/** Collects what can't be seen, so that each reason is told once, with the tables that it holds for. */
export type Unseen = {
  /** Those that can't be read at all. */
  tables: string[];
  note(call: Call, table: string, error: unknown): void;
  /** The items of a table are not read, for it is larger than is read without being asked for. */
  tooLarge(table: string): void;
  warnings(): Warning[];
};

export function newUnseen(): Unseen {
  const found = new Map<string, { warning: Omit<Warning, "object">; tables: string[] }>();
  const tables: string[] = [];
  const add = (table: string, warning: Omit<Warning, "object">) => {
    const known = found.get(warning.message) ?? { warning, tables: [] };
    found.set(warning.message, known);
    known.tables.push(table);
  };
  return {
    tables,
    note(call, table, error) {
      if (call === "dynamodb:DescribeTable") tables.push(table);
      add(table, {
        message: `${reasonOf(call, error)}: ${calls[call]}`,
        remedy: isDenied(error)
          ? `Allow ${call} on ${call === "dynamodb:DescribeTable" ? "them" : "these tables"}.`
          : isThrottling(error)
            ? "Try again later."
            : "See whether the server offers it.",
      });
    },
    tooLarge(table) {
      add(table, {
        message: `larger than ${usualScan.upTo / 2 ** 20} MB: their items are not read, for reading costs money, so attributes beside those of keys are not seen`,
        remedy:
          "To have some of them read, write `scan: { up-to: 10GB, read-units: 500 }` below the connection in schemalog.yml, or `scan: none` for none at all.",
      });
    },
    warnings: () => [...found.values()].map(({ warning, tables: list }) => ({ object: namesOf(list), ...warning })),
  };
}

function reasonOf(call: Call, error: unknown): string {
  if (isDenied(error)) return `the credentials lack ${call}`;
  if (isThrottling(error)) return "AWS throttled the calls for too long";
  return `the server answers ${call.replace(/^\w+:/, "")} with ${shownName(String((error as { name?: unknown }).name))}`;
}

const shown = 5;

function namesOf(tables: string[]): string {
  const sorted = [...tables].sort(byText).map((name) => shownName(name));
  const more = sorted.length - shown;
  const list = sorted.slice(0, shown).join(", ");
  return `${sorted.length === 1 ? "table" : "tables"} ${list}${more > 0 ? ` and ${more} more` : ""}`;
}
