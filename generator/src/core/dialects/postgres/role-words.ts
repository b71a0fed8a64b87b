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

/** The roles that a statement, or one in a block, gives such powers, and what they may then do. */
export function empowered(words: string[], allTokens: (sql: string) => string[]): Said["empowers"] {
  if (words[0] === "DO") {
    const body = words.find(isString) ?? "";
    const [, open = ""] = /^(\$\w*\$|E?')/.exec(body) ?? [];
    return statementsIn(allTokens(body.slice(open.length, -open.length))).flatMap((each) => empowered(each, allTokens));
  }
  const found = words[0] === "GRANT" ? ofMembers(words) : ofRole(words);
  return found && found.can.length > 0 ? [found] : [];
}

/** From the word that each begins with: in a block, others stand before it. */
function statementsIn(words: string[]): string[][] {
  const ends = [...words.keys()].filter((at) => words[at] === ";");
  return [-1, ...ends].flatMap((end, index) => {
    const piece = words.slice(end + 1, ends[index]);
    const start = piece.findIndex((word) => /^(GRANT|CREATE|ALTER)$/.test(word));
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
  const roles = words.slice(to + 1, end).filter((word) => !/^(,|GROUP)$/.test(word));
  return { roles: roles.map(plainName), can: ofMembership(words.slice(1, to)) };
}

/** CREATE and ALTER ROLE, USER and GROUP; behind ROLE and the like stand others, and behind SET a setting. */
function ofRole(words: string[]): Empowered | undefined {
  if (!/^(CREATE|ALTER) (ROLE|USER|GROUP) (?!MAPPING\b|ALL\b)/.test(words.slice(0, 3).join(" "))) return undefined;
  const rest = words.slice(3);
  const others = rest.findIndex(
    (word, at) => /^(ROLE|USER|GROUP|ADMIN|SET|RESET|RENAME|ADD|DROP)$/.test(word) && rest[at - 1] !== "IN",
  );
  const own = others === -1 ? rest : rest.slice(0, others);
  const can = [...own.flatMap((word) => attributes[word] ?? []), ...ofMembership(own)];
  return { roles: [plainName(words[2] ?? "")], can };
}

const ofMembership = (names: string[]): string[] => names.flatMap((name) => memberships[plainName(name)] ?? []);
