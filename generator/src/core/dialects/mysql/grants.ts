import { outside } from "../parentheses.ts";
import type { Said, SaidGrant } from "../script.ts";
import { accountAt } from "./traits.ts";
import { between, nameAt, type Words } from "./words.ts";

/** What privileges on everything let an account do, whatever else it has (manual, 8.2.2 Privileges Provided by MySQL). */
const powers: Record<string, string> = {
  ALL: "do anything on the server",
  SUPER: "do nearly anything on the server",
  FILE: "read and write files of the server's machine",
  "CREATE USER": "create, change and drop other accounts",
  "REPLICATION SLAVE": "copy all databases of the server",
  SELECT: "read every table of all databases",
  UPDATE: "write to every table of all databases",
};

type Parts = { verb: SaidGrant["verb"]; privileges: string[]; on: number; behind: number; accounts: string[] };

function partsOf(words: Words): Parts | undefined {
  const { upper } = words;
  const verb = upper[0] === "GRANT" ? "grant" : upper[0] === "REVOKE" ? "revoke" : undefined;
  if (verb === undefined) return undefined;
  const plain = outside(upper);
  const on = plain.find((at) => upper[at] === "ON");
  const behind = plain.find((at) => at > (on ?? 0) && upper[at] === (verb === "grant" ? "TO" : "FROM"));
  if (on === undefined || behind === undefined) return undefined;
  const commas = plain.filter((at) => at < on && upper[at] === ",");
  const privileges = between(words, upper[1] === "IF" ? 3 : 1, commas, on).map(({ upper: one }) =>
    one.join(" ").replace(/^ALL PRIVILEGES$/, "ALL"),
  );
  const accounts: string[] = [];
  for (let account = accountAt(words.raw, behind + 1); account; account = accountAt(words.raw, account.end + 1)) {
    accounts.push(account.name);
    if (words.raw[account.end] !== ",") break;
  }
  return { verb, privileges, on, behind, accounts };
}

/** What is granted on a table, view or routine, or on all of a database. */
export function granted(words: Words): SaidGrant | undefined {
  const parts = partsOf(words);
  if (parts === undefined || parts.privileges.some((privilege) => privilege.includes("("))) return undefined;
  const kind = /^(TABLE|FUNCTION|PROCEDURE)$/.exec(words.upper[parts.on + 1] ?? "")?.[0];
  const at = parts.on + (kind === undefined ? 1 : 2);
  const { table, end } = nameAt(words, at);
  const isWholeSchema = table.name === "*" || words.raw[at] === "*";
  if (end !== parts.behind || (isWholeSchema && (table.schema === undefined || table.schema === "*"))) return undefined;
  const { verb, privileges, accounts } = parts;
  return {
    ...{ verb, privileges, isWholeSchema, roles: accounts },
    of: kind === "FUNCTION" || kind === "PROCEDURE" ? "routine" : "relation",
    names: [isWholeSchema ? { name: table.schema! } : table],
  };
}

/** The accounts that get power over the whole server. */
export function empowered(words: Words): Said["empowers"] {
  const parts = partsOf(words);
  if (parts?.verb !== "grant" || words.raw.slice(parts.on + 1, parts.behind).join("") !== "*.*") return [];
  const can = parts.privileges.flatMap((privilege) => powers[privilege] ?? []);
  return can.length === 0 ? [] : [{ roles: parts.accounts, can }];
}
