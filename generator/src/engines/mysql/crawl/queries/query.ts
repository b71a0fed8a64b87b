import type { Shape } from "../../../shape.ts";
import type { Server } from "../../server.ts";

/** A catalog query of information_schema; its rows have no property for what is NULL. */
export type CatalogQuery = {
  /** What a row is, for it is a server's answer, which may be of another make. */
  row: Shape<unknown>;
  /** `of(column)` is the condition that keeps to what is crawled. Undefined where that server has nothing of the kind. */
  sql(server: Server, of: (column: string) => string): string | undefined;
};
