import { toFiles } from "../../src/core/canonical/index.ts";
import { databaseOf, table } from "../support/history.ts";

/** Where a connection's files are, and a workspace that has them. */
export const shop = "schema-snapshots/shop";
export const database = databaseOf(table("orders", ["id integer"]));
export const snapshot = Object.fromEntries(
  [...toFiles(database)].map(([path, text]) => [`${shop}/snapshot/${path}`, text]),
);
export const config = { "schemalog.yml": "connections: { shop: { url: env:SHOP } }\n" };
export const workspace = { ...config, ...snapshot };
export const page = `${shop}/docs/public/tables/orders.md`;

/** What is said of a way out. */
export const out = "leads outside the repository";
export const byLink = `${out} through a symbolic link`;
/** Links of a hostile branch. */
export const links = {
  folder: "../outside",
  file: "../outside/secret.sql",
  nowhere: "../outside/new",
  loop: "loop",
  a: "b",
  b: "OUTSIDE",
  hooks: ".git/hooks",
};
