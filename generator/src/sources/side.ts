import type { Reference } from "../core/model/common.ts";
import type { Database } from "../core/model/database.ts";
import type { Warning } from "../errors.ts";

/** One of the two databases that are compared, wherever it is from. */
export type Side = {
  /** What to call it, without any secret: `shop@HEAD~3`, `postgres://host/shop`. */
  label: string;
  database: Database;
  warnings: Warning[];
  /** Objects that are there but could not be read: they can't be compared. */
  unread: Reference[];
  /** Kinds of objects, or properties of them, that could not be read at all. */
  unreadFacts: string[];
  /** The Git tree id, where it is a snapshot. */
  version?: string | undefined;
};
