import type { DefaultPrivilege } from "../../model/database.ts";
import { defaultPrivilegeName } from "../../names/default-privilege.ts";
import { outside } from "../parentheses.ts";
import type { SaidGrant, SaidTable } from "../script.ts";
import { plainName } from "./traits.ts";

/** Words behind ON that say of what kind the names are; without one they are tables, views or sequences. */
const kinds =
  /^(ALL (TABLES|SEQUENCES|FUNCTIONS|PROCEDURES|ROUTINES) IN SCHEMA|TABLE|SEQUENCE|SCHEMA|FUNCTION|PROCEDURE|ROUTINE|TYPE|DOMAIN|FOREIGN SERVER|FOREIGN DATA WRAPPER|DATABASE|LANGUAGE|LARGE OBJECT|PARAMETER|TABLESPACE|PROPERTY GRAPH)\b/;

const things: [RegExp, SaidGrant["of"]][] = [
  [/^(ALL (TABLES|SEQUENCES) IN SCHEMA|TABLE|SEQUENCE|)$/, "relation"],
  [/^(ALL (FUNCTIONS|PROCEDURES|ROUTINES) IN SCHEMA|FUNCTION|PROCEDURE|ROUTINE)$/, "routine"],
  [/^(TYPE|DOMAIN)$/, "type"],
  [/^SCHEMA$/, "schema"],
];

/** The things of a default, by their word behind ON. */
const newObjects: Record<string, DefaultPrivilege["objects"]> = {
  ...{ TABLES: "tables", SEQUENCES: "sequences", FUNCTIONS: "routines", ROUTINES: "routines", TYPES: "types" },
  ...{ SCHEMAS: "schemas", LARGE: "large objects" },
};

/** What ALTER DEFAULT PRIVILEGES gives or takes. Who creates things may be the owner of the database, who has no name in a snapshot. */
export function grantedByDefault(words: string[]): SaidGrant | undefined {
  if (words.slice(0, 3).join(" ") !== "ALTER DEFAULT PRIVILEGES") return undefined;
  const plain = outside(words);
  const verbAt = plain.find((at) => words[at] === "GRANT" || words[at] === "REVOKE");
  const on = plain.find((at) => at > (verbAt ?? at) && words[at] === "ON");
  const objects = newObjects[words[(on ?? -1) + 1] ?? ""];
  if (verbAt === undefined || on === undefined || objects === undefined) return undefined;
  const isGrant = words[verbAt] === "GRANT";
  const behind = plain.find((at) => at > on && words[at] === (isGrant ? "TO" : "FROM"));
  if (behind === undefined) return undefined;
  const end = plain.find((at) => at > behind && /^(WITH|CASCADE|RESTRICT)$/.test(words[at]!)) ?? words.length;
  const namesBehind = (word: RegExp) => {
    const at = plain.find((each) => each < verbAt && word.test(words[each]!));
    const stop = plain.find((each) => each > (at ?? each) && /^(FOR|IN|GRANT|REVOKE)$/.test(words[each]!));
    return at === undefined
      ? [undefined]
      : listed(words, at + 1, stop ?? verbAt, plain).map(([name = ""]) => plainName(name));
  };
  const creators = [...namesBehind(/^(ROLE|USER)$/), undefined];
  return {
    ...{ verb: isGrant ? "grant" : "revoke", of: "default privilege", isWholeSchema: false },
    privileges: words.slice(verbAt + 1, on).filter((word) => !/^(,|PRIVILEGES)$/.test(word)),
    names: namesBehind(/^SCHEMA$/).flatMap((schema) =>
      creators.map((creator) => ({ name: defaultPrivilegeName({ objects, schema, creator }) })),
    ),
    roles: rolesIn(words, behind + 1, end, plain),
  };
}

/** What GRANT or REVOKE gives or takes on things, as a whole; undefined for columns of them, for roles, and for other statements. */
export function granted(words: string[]): SaidGrant | undefined {
  const verb = words[0] === "GRANT" ? "grant" : words[0] === "REVOKE" ? "revoke" : undefined;
  const plain = outside(words);
  const on = plain.find((at) => words[at] === "ON");
  const behind = plain.find((at) => at > (on ?? at) && words[at] === (verb === "grant" ? "TO" : "FROM"));
  if (verb === undefined || on === undefined || behind === undefined) return undefined;
  const start = /^REVOKE GRANT OPTION FOR\b/.test(words.slice(0, 4).join(" ")) ? 4 : 1;
  const privileges = words.slice(start, on).filter((word) => !/^(,|PRIVILEGES)$/.test(word));
  const [kind = ""] = kinds.exec(words.slice(on + 1, on + 6).join(" ")) ?? [];
  const of = things.find(([word]) => word.test(kind))?.[1];
  if (of === undefined || start > 1 || privileges.includes("(")) return undefined;
  const first = on + 1 + (kind === "" ? 0 : kind.split(" ").length);
  const end = plain.find((at) => at > behind && /^(WITH|GRANTED|CASCADE|RESTRICT)$/.test(words[at]!)) ?? words.length;
  return {
    ...{ verb, privileges, of, isWholeSchema: kind.startsWith("ALL ") },
    names: namesIn(words, first, behind, plain),
    roles: rolesIn(words, behind + 1, end, plain),
  };
}

const rolesIn = (words: string[], from: number, to: number, plain: number[]): string[] =>
  listed(words, from, to, plain).map(([role = "", name = role]) => plainName(role === "GROUP" ? name : role));

const namesIn = (words: string[], from: number, to: number, plain: number[]): SaidTable[] =>
  listed(words, from, to, plain).map(([first = "", dot, second]) =>
    dot === "." && second !== undefined
      ? { schema: plainName(first), name: plainName(second) }
      : { name: plainName(first) },
  );

/** What stands between the commas of a list. */
function listed(words: string[], from: number, to: number, plain: number[]): string[][] {
  const commas = plain.filter((at) => at >= from && at < to && words[at] === ",");
  return [from - 1, ...commas].map((at, index) => words.slice(at + 1, commas[index] ?? to));
}
