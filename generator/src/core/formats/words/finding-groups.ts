import type { Subject, SubjectKind } from "../../model/change.ts";
import type { Finding } from "../../model/finding.ts";
import {
  kindWord,
  objectName,
  objectWords,
  qualifiedName,
  sqlName,
  targetName,
  targetWords,
} from "../../names/names.ts";

/** Findings that say the same of several parts of an object, or of several objects of a schema; the first speaks for all. */
export type FindingGroup = [Finding, ...Finding[]];

/** Findings that say the same of things of one kind, but for their names, together; each group where its first one was. */
export const groupFindings = (findings: Finding[]): FindingGroup[] =>
  [...Map.groupBy(findings, sameness).values()] as FindingGroup[];

/** What a finding says, without the name of what it says it of. */
function sameness({ code, severity, does, target, message, compensatedBy }: Finding): string {
  const { kind, schema, parent, name } = target;
  const own = [targetName(target), objectName(target), sqlName(name), name];
  const without = (text: string) => own.reduce((rest, each) => withoutName(rest, each), text);
  const texts = [message, compensatedBy ?? ""].map(without);
  return JSON.stringify([code, severity, does, kind, schema, parent, ...texts]);
}

/** The text without a name, where that stands as a word of its own. */
function withoutName(text: string, name: string): string {
  if (name === "") return text;
  const [start = "", ...parts] = text.split(name);
  return parts.reduce((all, part) => all + (/[\w$]$/.test(all) || /^[\w$]/.test(part) ? name : "\0") + part, start);
}

/** `column shop.customers.phone is dropped`, `3 columns of table shop.customers are dropped`. */
export function headline([first, ...others]: FindingGroup): string {
  const { target, does } = first;
  if (target.kind === "grant" && target.parent) {
    const who = others.length === 0 ? `${target.name} ${does}` : `${others.length + 1} roles ${inPlural(does)}`;
    return `${who} on ${objectWords(target)}`;
  }
  if (others.length === 0) return `${targetWords(target)} ${does}`;
  return `${others.length + 1} ${severalOf(target)}${ownerWords(first)} ${inPlural(does)}`;
}

function ownerWords({ target }: Finding): string {
  if (target.parent) return ` of ${objectWords(target)}`;
  return target.schema === undefined ? "" : ` of schema ${qualifiedName(undefined, target.schema)}`;
}

const plurals: Partial<Record<SubjectKind, string>> = {
  ...{ index: "indexes", unique: "unique constraints", check: "checks", policy: "policies" },
};
const severalOf = (target: Subject): string => plurals[target.kind] ?? `${kindWord(target)}s`;

/** A verb of the third person, and what follows it, for several: `are dropped`, `lose privileges`. */
function inPlural(does: string): string {
  const [verb = "", ...rest] = does.split(" ");
  const plural = { is: "are", has: "have" }[verb] ?? verb.replace(/s$/, "");
  return [plural, ...rest].join(" ");
}

/** What tells the members of a group apart. */
export const shortName = ({ target }: Finding): string =>
  target.parent && target.kind !== "grant" ? sqlName(target.name) : target.parent ? target.name : targetName(target);
