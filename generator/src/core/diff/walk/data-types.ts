import type { CompositeType, Domain, EnumType, RangeType, Sequence } from "../../model/data-type.ts";
import type { ScheduledEvent } from "../../model/scheduled-event.ts";
import { added, modified, removed, type Scope } from "../scope.ts";
import { compareColumns, orderOf } from "./columns.ts";
import { compareLists, sameOrder } from "./compare-lists.ts";
import { compareGrants, compareParts } from "./parts.ts";

const enumParts = new Set(["values", "grants"]);
const domainParts = new Set(["checks", "grants"]);
const compositeParts = new Set(["columns", "grants"]);
const plainParts = new Set(["grants"]);

type DataType = CompositeType | Domain | EnumType | RangeType | ScheduledEvent | Sequence;
const ownerOf = ({ kind, schema, name }: DataType) => ({ schema, parent: { kind, name } });

/** A value of an enum, as a change has it. */
export const enumValue = (values: string[], name: string) => ({ name, after: values[values.indexOf(name) - 1] });

/** The values of an enum are parts of it; their order is a property of its own. */
export function compareEnums(before: EnumType, after: EnumType, scope: Scope): void {
  const owner = ownerOf(after);
  const more = sameOrder(before.values, after.values) ? [] : ["values"];
  modified(scope, "enum", after, { before, after }, { except: enumParts, more });
  compareLists(before.values, after.values, (value) => value, {
    onRemoved: (name) => removed(scope, "enum value", { ...owner, name }, enumValue(before.values, name)),
    onAdded: (name) => added(scope, "enum value", { ...owner, name }, enumValue(after.values, name)),
    onBoth: () => {},
  });
  compareGrants(owner, before.grants, after.grants, scope);
}

export function compareDomains(before: Domain, after: Domain, scope: Scope): void {
  modified(scope, "domain", after, { before, after }, { except: domainParts });
  compareParts("check", ownerOf(after), before.checks, after.checks, scope);
  compareGrants(ownerOf(after), before.grants, after.grants, scope);
}

export function compareCompositeTypes(before: CompositeType, after: CompositeType, scope: Scope): void {
  const owner = ownerOf(after);
  modified(
    scope,
    "composite type",
    after,
    { before, after },
    { except: compositeParts, more: orderOf(before.columns, after.columns) },
  );
  compareColumns(owner, before.columns, after.columns, scope);
  compareGrants(owner, before.grants, after.grants, scope);
}

type Plain = RangeType | Sequence | ScheduledEvent;

/** What has nothing but properties and grants. */
export function comparePlain(before: Plain, after: Plain, scope: Scope): void {
  modified(scope, after.kind, after, { before, after }, { except: plainParts });
  compareGrants(ownerOf(after), before.grants, after.grants, scope);
}
