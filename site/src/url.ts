import type { Link } from "schemalog";

/**
 * The path of a page as it stands in a URL and as a folder of the site: no character that a server, a browser or Astro
 * would read as something else. `stem` holds no `~` but those of encoded names, so that two pages never meet.
 */
export const slugOf = (connection: string, stem: string): string =>
  `${safe(connection)}/${stem.split("/").map(safe).join("/")}`;

const safe = (part: string) => part.replace(/[^A-Za-z0-9_~-]/gu, (mark) => `~0${mark.codePointAt(0)?.toString(16)}~`);

/** The list of a connection's changes, and the pages of these. */
export const changesStem = "changes";

/** The page of a schema, by the folder of its objects. No encoded name ends in a `~` that stands alone. */
export const schemaStem = (folder: string): string => (folder === changesStem ? `${folder}~` : folder);

/** The folder of the schema of an object. */
export const folderOf = ({ stem }: Link): string => stem.split("/")[0] ?? "";

/** The URL of a place, for a connection's pages below `base` (which ends with a slash). */
export const urlOf = (base: string, connection: string, { stem, anchor }: Link): string =>
  `${base}${slugOf(connection, stem)}/${anchor === undefined ? "" : `#${anchor}`}`;
