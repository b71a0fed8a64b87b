import type { Shape } from "../../../shape.ts";
import type { Server } from "../../server.ts";

/**
 * A query of the catalog views (`sys.*`) as SQL Server 2017 has them; its rows have no property for what is NULL. What newer versions
 * alone have is asked for behind a look at the version.
 */
export type CatalogQuery = {
  /** What a row is, for it is a server's answer, which may be of another make. */
  row: Shape<unknown>;
  sql(server: Server): string;
};
