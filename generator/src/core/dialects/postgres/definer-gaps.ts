import type { Routine } from "../../model/routine.ts";
import { sqlName } from "../../names/names.ts";
import { asCode } from "../advice.ts";
import type { DefinerGap } from "../dialect.ts";
import { publicDefault } from "./public-default.ts";

/** What lets callers misuse a routine that runs with its owner's rights (manual, CREATE FUNCTION: Writing SECURITY DEFINER Functions Safely). */
export function definerGaps(routine: Routine): DefinerGap[] {
  if (!routine.securityDefiner) return [];
  const { schema, name, signature, form } = routine;
  const called = `${form.toUpperCase()} ${sqlName(schema)}.${sqlName(name)}(${signature})`;
  const gaps: DefinerGap[] = [];
  if (!setsPath(routine) && !isBound(routine)) {
    gaps.push({
      what: "it has no search_path of its own, so whoever calls it decides which tables and functions its unqualified names mean",
      remedy: `${asCode(`ALTER ${called} SET search_path = ''`)}, with qualified names in its body`,
    });
  }
  // Nobody can call a trigger's function but a trigger.
  if (isForAll(routine) && routine.returns !== "trigger" && routine.returns !== "event_trigger") {
    gaps.push({
      what: "everybody who can connect may execute it",
      remedy: `${asCode(`REVOKE EXECUTE ON ${called} FROM PUBLIC`)}, and grant it to the roles that need it`,
    });
  }
  return gaps;
}

const setsPath = ({ options }: Routine) =>
  [options?.settings ?? []].flat().some((setting) => /^search_path=/i.test(String(setting)));

/** Its names are bound when it is created, or it has none. */
const isBound = ({ language = "", body = "" }: Routine) =>
  /^(c|internal)$/.test(language) || (language === "sql" && /^\s*(BEGIN ATOMIC|RETURN)\b/.test(body));

function isForAll({ grants }: Routine): boolean {
  const own = grants.find(({ grantee }) => grantee === "PUBLIC");
  return own ? own.privileges.includes("EXECUTE") : publicDefault("routine") === "EXECUTE";
}
