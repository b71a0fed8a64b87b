import { sqlName } from "../../names/names.ts";
import { outside } from "../parentheses.ts";
import type { Said } from "../script.ts";
import { plainName } from "./traits.ts";

/** What attributes let a role do, whatever is granted to it (manual, CREATE ROLE). */
const attributes: Record<string, string> = {
  SUPERUSER: "do anything on the server",
  BYPASSRLS: "read and write rows past every row-level policy",
  CREATEROLE: "create, change and drop other roles",
  REPLICATION: "copy all databases of the server",
};

/** What it may do as a member of predefined roles (manual, 21.5), and of those of hosted servers. */
const memberships: Record<string, string> = {
  pg_read_all_data: "read every table, view and sequence of all databases",
  pg_write_all_data: "write to every table, view and sequence of all databases",
  pg_execute_server_program: "run programs on the server's machine",
  pg_read_server_files: "read files of the server's machine",
  pg_write_server_files: "write files of the server's machine",
  rds_superuser: "do nearly anything on the server",
  cloudsqlsuperuser: "do nearly anything on the server",
  azure_pg_admin: "do nearly anything on the server",
};

const isString = (word: string) => /^(\$|E?')/.test(word);

/** What a role may do no longer, if it could. */
const losses: Record<string, string> = {
  ...Object.fromEntries(Object.entries(attributes).map(([word, can]) => [`NO${word}`, can])),
  NOLOGIN: "log in",
  NOCREATEDB: "create databases",
  NOINHERIT: "do what the roles may that it is a member of, without SET ROLE",
};

/** The roles that a statement, or one in a block, gives such powers, and what they may then do. */
export const empowered = (words: string[], allTokens: (sql: string) => string[]): Said["empowers"] =>
  eachIn(words, allTokens).flatMap((each) => {
    const found = each[0] === "GRANT" ? ofMembers(each) : ofRole(each, (word) => attributes[word]);
    return found && found.can.length > 0 ? [found] : [];
  });

/** The roles that a statement, or one in a block, takes something from, and what they then may no longer do. */
export const weakened = (words: string[], allTokens: (sql: string) => string[]): NonNullable<Said["weakens"]> =>
  eachIn(words, allTokens).flatMap((each) => {
    if (each[0] === "CREATE") return [];
    const found = each[0] === "REVOKE" ? ofFormer(each) : (ofDropped(each) ?? ofRole(each, (word) => losses[word]));
    return found && found.can.length > 0 ? [{ roles: found.roles, cannot: found.can }] : [];
  });

/** A statement, or those of a block. */
function eachIn(words: string[], allTokens: (sql: string) => string[]): string[][] {
  if (words[0] !== "DO") return [words];
  const body = words.find(isString) ?? "";
  const [, open = ""] = /^(\$\w*\$|E?')/.exec(body) ?? [];
  return statementsIn(allTokens(body.slice(open.length, -open.length))).flatMap((each) => eachIn(each, allTokens));
}

/** From the word that each begins with: in a block, others stand before it. */
function statementsIn(words: string[]): string[][] {
  const ends = [...words.keys()].filter((at) => words[at] === ";");
  return [-1, ...ends].flatMap((end, index) => {
    const piece = words.slice(end + 1, ends[index]);
    const start = piece.findIndex((word) => /^(GRANT|REVOKE|CREATE|ALTER|DROP)$/.test(word));
    return start === -1 ? [] : [piece.slice(start)];
  });
}

type Empowered = Said["empowers"][number];

/** GRANT role TO role. */
function ofMembers(words: string[]): Empowered | undefined {
  const plain = outside(words);
  const to = plain.find((at) => words[at] === "TO");
  if (to === undefined || plain.some((at) => at < to && words[at] === "ON")) return undefined;
  const end = plain.find((at) => at > to && /^(WITH|GRANTED)$/.test(words[at]!)) ?? words.length;
  return { roles: namesIn(words.slice(to + 1, end)), can: ofMembership(words.slice(1, to)) };
}

/** REVOKE role FROM role, also an option of its membership alone; ALTER GROUP role DROP USER role. */
function ofFormer(words: string[]): Empowered | undefined {
  const plain = outside(words);
  const from = plain.find((at) => words[at] === "FROM");
  if (from === undefined || plain.some((at) => at < from && words[at] === "ON")) return undefined;
  const [option] = words[2] === "OPTION" ? words.slice(1, 2) : [];
  const groups = namesIn(words.slice(option ? 4 : 1, from));
  const end = plain.find((at) => at > from && /^(CASCADE|RESTRICT|GRANTED)$/.test(words[at]!)) ?? words.length;
  return { roles: namesIn(words.slice(from + 1, end)), can: [lostOf(option, groups.map(sqlName).join(" and "))] };
}

function lostOf(option: string | undefined, groups: string): string {
  if (option === "ADMIN") return `grant membership in ${groups} to others`;
  if (option === "SET") return `become ${groups} by SET ROLE`;
  return option === "INHERIT" ? `do what ${groups} may, without SET ROLE` : `do what it could as a member of ${groups}`;
}

/** DROP ROLE, USER and GROUP, and ALTER GROUP … DROP USER. */
function ofDropped(words: string[]): Empowered | undefined {
  const [verb, what, name = "", drop, user, ...members] = words;
  if (verb === "ALTER" && what === "GROUP" && drop === "DROP" && user === "USER") {
    return { roles: namesIn(members), can: [lostOf(undefined, sqlName(plainName(name)))] };
  }
  if (verb !== "DROP" || !/^(ROLE|USER|GROUP)$/.test(what ?? "") || name === "MAPPING") return undefined;
  const names = words.slice(name === "IF" ? 4 : 2);
  return { roles: namesIn(names), can: ["log in, for it is dropped"] };
}

const namesIn = (words: string[]): string[] => words.filter((word) => !/^(,|GROUP)$/.test(word)).map(plainName);

/** CREATE and ALTER ROLE, USER and GROUP; behind ROLE and the like stand others, and behind SET a setting. */
function ofRole(words: string[], of: (word: string) => string | undefined): Empowered | undefined {
  if (!/^(CREATE|ALTER) (ROLE|USER|GROUP) (?!MAPPING\b|ALL\b)/.test(words.slice(0, 3).join(" "))) return undefined;
  const rest = words.slice(3);
  const others = rest.findIndex(
    (word, at) => /^(ROLE|USER|GROUP|ADMIN|SET|RESET|RENAME|ADD|DROP)$/.test(word) && rest[at - 1] !== "IN",
  );
  const own = others === -1 ? rest : rest.slice(0, others);
  // Of a membership: behind IN ROLE, which only CREATE has.
  const can = [...own.flatMap((word) => of(word) ?? []), ...(words[0] === "CREATE" ? ofMembership(own) : [])];
  return { roles: [plainName(words[2] ?? "")], can };
}

const ofMembership = (names: string[]): string[] => names.flatMap((name) => memberships[plainName(name)] ?? []);
