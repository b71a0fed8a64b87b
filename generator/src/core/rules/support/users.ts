import { objectName } from "../../canonical/path.ts";
import { type Dependent, dependentsOf } from "../../dependents/dependents.ts";
import { dialectOf } from "../../dialects/registry.ts";
import type { Change, Target } from "../../model/change.ts";
import type { Database, SchemaObject } from "../../model/database.ts";
import { capital } from "../../names/capital.ts";
import { sqlName, targetKey, targetWords } from "../../names/names.ts";
import { wordsIn } from "./called.ts";
import { formerNames } from "./former.ts";
import type { Statements } from "./statements.ts";

/** From where to where, and how. */
type Way = { changes: Change[]; before: Database; after: Database; statements: Statements };

/** What a dropped column, table or view takes along, and what still names it: sentences behind a message, each with a space before it. */
export function usersOfDropped(target: Target, way: Way): string {
  const { former, removed } = readingOf(way);
  const old = former(target);
  const users = usersOf(old, way.before);
  const stay = stillNaming(old, users, way);
  // What a statement of its own drops does not go along.
  const cause = way.statements.last(target);
  const outlives = outliving(way.after);
  const gone = users.filter((each) => {
    const { target: user } = each;
    const now = outlives(each) ? undefined : (removed.get(targetKey(user)) ?? removed.get(targetKey(ownerOf(user))));
    const own = now && way.statements.last(now);
    return now && (own === undefined || cause === undefined || own === cause);
  });
  const still = stay.length > 0 ? ` It is still used by ${list(stay, old)}.` : "";
  return gone.length > 0 ? `${still} ${capital(list(gone, old))} ${gone.length === 1 ? "goes" : "go"} with it.` : still;
}

/** What a renamed column, table or view is used by: what the engine keeps with it, and what still says the old name. */
export function usersOfRenamed({ target, from }: { target: Target; from: Target }, way: Way): string {
  const follow = recordedThen(target, way);
  const stay = stillNaming(from, usersOf(from, way.before), way);
  const parts = [
    follow.length > 0 && `by ${list(follow, target)}, which ${follow.length === 1 ? "follows" : "follow"}`,
    stay.length > 0 && `by ${list(stay, from)}, which still ${stay.length === 1 ? "uses" : "use"} the old name`,
  ];
  const words = parts.filter(Boolean).join(", and ");
  return words === "" ? "" : ` It is used ${words}.`;
}

/** What uses a column that has another type now. */
export function usersOfRetyped(target: Target, way: Way): string {
  const old = readingOf(way).former(target);
  const users = [...recordedThen(target, way), ...stillNaming(old, usersOf(old, way.before), way)];
  return users.length > 0 ? ` The column is used by ${list(users, target)}.` : "";
}

/** What is found out of changes once, however many findings ask. */
type Reading = {
  former(target: Target): Target;
  /** What is gone, by what it was called. */
  removed: Map<string, Target>;
  added: Set<string>;
  /** What there is, by what it was called. */
  objects: Map<string, SchemaObject>;
};
const readings = new WeakMap<Change[], Reading>();

function readingOf({ changes, after }: Way): Reading {
  const found = readings.get(changes);
  if (found) return found;
  const former = formerNames(changes);
  const removed = changes.flatMap(({ op, target }) => (op === "removed" ? target : []));
  const reading: Reading = {
    former,
    removed: new Map(removed.map((target) => [targetKey(former(target)), target])),
    added: new Set(changes.flatMap(({ op, target }) => (op === "added" ? targetKey(target) : []))),
    objects: new Map(
      after.objects.map((object) => {
        const { kind, schema } = object;
        return [targetKey(former({ kind, schema, name: objectName(object) })), object];
      }),
    ),
  };
  readings.set(changes, reading);
  return reading;
}

function usersOf({ schema = "", parent, name }: Target, database: Database): Dependent[] {
  const dependents = dependentsOf(database);
  return parent ? dependents.ofColumn({ schema, name: parent.name }, name) : dependents.ofRelation({ schema, name });
}

/** What uses it afterwards, follows it as the engine knows, and is not new. Keys always do as their columns: of them there is nothing to say. */
function recordedThen(target: Target, way: Way): Dependent[] {
  const { added } = readingOf(way);
  const isNew = (user: Target) => added.has(targetKey(user)) || added.has(targetKey(ownerOf(user)));
  const outlives = outliving(way.after);
  return usersOf(target, way.after).filter(
    (user) => !outlives(user) && !keys.has(user.target.kind) && !isNew(user.target),
  );
}
const keys = new Set<Target["kind"]>(["primary key", "unique", "foreign key"]);

/** Tells what stays as it is when something that it names goes, and then fails. */
function outliving({ engine }: Database): (user: Dependent) => boolean {
  const { viewsBreak } = dialectOf(engine);
  return ({ target, byText }) => byText === true || (viewsBreak === true && target.kind === "view");
}

/** Of what names it in code that does not follow, that which is there afterwards and does so still. */
function stillNaming(old: Target, users: Dependent[], way: Way): Dependent[] {
  const { objects } = readingOf(way);
  const { script } = dialectOf(way.after.engine);
  const outlives = outliving(way.after);
  return users.filter((user) => {
    if (!outlives(user)) return false;
    const was = user.object && codeOf(user.object, user.target);
    const owner = objects.get(targetKey(ownerOf(user.target)));
    const now = owner && codeOf(owner, user.target);
    return now !== undefined && (now === was || wordsIn(now, script).has(old.name));
  });
}

/** The code of something, or of its part. */
function codeOf(object: SchemaObject, { kind, name }: Target): string | undefined {
  if (kind === "trigger" && "triggers" in object) return object.triggers.find((each) => each.name === name)?.body;
  if (object.kind === "view") return object.definition;
  return object.kind === "routine" || object.kind === "event" ? object.body : undefined;
}

/** What a part is a part of. */
const ownerOf = ({ schema, parent, name, kind }: Target): Target =>
  parent ? { kind: parent.kind, schema, name: parent.name } : { kind, schema, name };

const mostNamed = 5;

/** `view shop.open_orders, index by_status and routine shop.f() (by text)`; parts of what it is about by their names alone. */
function list(users: Dependent[], { schema, parent, name }: Target): string {
  const owner = parent?.name ?? name;
  const words = users.map(({ target, byText }) => {
    const isOwn = target.schema === schema && target.parent?.name === owner;
    const kind = target.kind === "column" ? "generated column" : target.kind;
    return `${isOwn ? `${kind} ${sqlName(target.name)}` : targetWords(target)}${byText ? " (by text)" : ""}`;
  });
  const named = words.slice(0, mostNamed);
  const all = words.length > mostNamed ? [...named, `${words.length - mostNamed} more`] : named;
  return [all.slice(0, -1).join(", "), ...all.slice(-1)].filter(Boolean).join(" and ");
}
