import { dialectOf } from "../../dialects/registry.ts";
import type { Change, ChangeTo, Parent, Target, TargetKind } from "../../model/change.ts";
import type { Grant } from "../../model/common.ts";
import type { Database } from "../../model/database.ts";
import { sqlName, targetName } from "../../names/names.ts";
import { everybody, type Granted, grantedIn } from "../support/granted.ts";
import { type Rule, type Verdict, verdict } from "../support/rule.ts";
import { runsAsOwner } from "./executing-role-changed.ts";

export const ownerChanged: Rule = {
  code: "owner-changed",
  title: "Something belongs to another role",
  does: "belongs to another role",
  judge: (changes, _before, after) =>
    changes.flatMap((change) => {
      if (!isOfOwner(change)) return [];
      const { target, before: old, after: now } = change;
      return ofNewOwner(target, old.owner ?? "", now, after);
    }),
  // What migrations build has no owners of its own: there only the statement tells.
  watch: ({ said: { newOwner }, statement: { affected } }, { before }) =>
    newOwner === undefined
      ? []
      : affected.flatMap(({ names }) =>
          grantedIn(before)
            .filter((one) => isNamed(one, names) && !isToldOf(one, before))
            .map(({ kind, schema, name }) => {
              const target = { kind: kind as TargetKind, ...(schema !== undefined && { schema }), name };
              return verdict(
                "risky",
                target,
                `${subject(target)} belongs to ${sqlName(newOwner)} from then on: that role may do everything with it, also drop it, and the one that owned it may do no more than is granted to it.`,
                `Make sure that no application connects as ${sqlName(newOwner)} that should not do all that, and grant what the former owner still needs.`,
              );
            }),
        ),
};

type Owned = { owner?: string | undefined; grants?: Grant[] | undefined };
type OfOwner = ChangeTo<Extract<TargetKind, Parent["kind"]>, "modified"> & { before: Owned; after: Owned };

const isOfOwner = (change: Change): change is OfOwner & Change =>
  change.op === "modified" && change.changed.includes("owner");

function ofNewOwner(target: Target, former: string, { owner = "", grants }: Owned, { engine }: Database): Verdict {
  const [old, now] = [sqlName(former), sqlName(owner)];
  const byDefault = dialectOf(engine).publicDefault?.(target.kind, target.name);
  const isClosed = grants?.some(({ grantee, privileges }) => grantee === everybody && privileges.length === 0);
  const held = (grants ?? []).filter(({ grantee }) => grantee === former || grantee === everybody);
  const kept = [
    ...new Set([...held.flatMap(({ privileges }) => privileges), ...(isClosed ? [] : [byDefault ?? []])].flat()),
  ];
  const left = kept.length > 0 ? `keeps only ${kept.join(", ")}` : "keeps nothing";
  return verdict(
    grants !== undefined && kept.length === 0 ? "breaking" : "risky",
    target,
    `${subject(target)} belongs to ${now}, no longer to ${old}: ${now} may do everything with it, also drop it, and ${old} ${grants === undefined ? "may no longer change it" : left}.`,
    `Make sure that no application connects as ${now} that should not do all that, and grant ${old} what it still needs.`,
  );
}

const subject = (target: Target) => {
  if (target.kind === "database") return "The database";
  const kind = target.kind === "other object" ? "" : `${target.kind} `;
  const words = `${kind}${targetName(target)}`;
  return words.charAt(0).toUpperCase() + words.slice(1);
};

function isNamed({ kind, schema, name }: Granted, [first, second]: string[]): boolean {
  if (kind === "schema") return second === undefined && first === name;
  return first === schema && second === (kind === "routine" ? name.replace(/\(.*$/s, "") : name);
}

/** What runs with its owner's rights has a finding that says more. */
const isToldOf = ({ kind, schema, name }: Granted, database: Database) =>
  database.objects.some(
    (object) =>
      object.kind === kind &&
      object.schema === schema &&
      (object.kind === "routine" ? `${object.name}(${object.signature})` : object.name) === name &&
      runsAsOwner(object, database),
  );
