import { objectPath } from "../../../core/canonical/index.ts";
import type { Database, SchemaObject } from "../../../core/model/database.ts";
import { objectName } from "../../../core/names/names.ts";
import type { Warning } from "../../../errors.ts";

/** What stands for a byte that is no UTF-8 (Unicode, 3.9: U+FFFD). */
const replacement = "\ufffd";
const remedy =
  "Give the database an encoding: dump it with --encoding, naming that of its texts, and restore it in one of UTF8.";

/**
 * A crawl of a database without an encoding (SQL_ASCII), whose names and texts are any bytes: says where some are no UTF-8, and
 * leaves out what could then not be told from another object.
 */
export function ofOtherBytes(database: Database): { database: Database; warnings: Warning[] } {
  const warnings: Warning[] = [];
  const warn = (object: SchemaObject, message: string) =>
    warnings.push({ object: `${object.kind} ${objectName(object)}`, message, remedy });
  const paths = new Set<string>();
  const objects = database.objects.filter((object) => {
    if (!JSON.stringify(object).includes(replacement)) return true;
    const path = objectPath(object);
    const isAlone = !paths.has(path);
    paths.add(path);
    if (isAlone) warn(object, `holds bytes that are not UTF-8: ${replacement} stands for each`);
    else
      warn(object, `left out: another one has the same name once ${replacement} stands for bytes that are not UTF-8`);
    return isAlone;
  });
  return { database: { ...database, objects }, warnings };
}
