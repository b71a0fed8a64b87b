import type { SaidTable } from "../dialects/script.ts";
import type { Change, Target } from "../model/change.ts";
import type { Database } from "../model/database.ts";
import { bySeverity, type Finding } from "../model/finding.ts";
import type { AppliedStatement } from "../model/statement.ts";
import type { Witness } from "../model/witness.ts";
import { targetKey } from "../names/names.ts";
import { rules } from "./registry.ts";
import { settler } from "./settle.ts";
import { isOfCollection } from "./support/lookup.ts";
import type { Asked, Rule } from "./support/rule.ts";
import { readStatements, type Statements } from "./support/statements.ts";
import { madeAnew, whyAnew } from "./tables/made-anew.ts";
import { watch } from "./watch.ts";

/**
 * What all rules say about the changes between two databases, and about the statements that led from one to the other where somebody
 * watched: the worst first, then in the order of the rules.
 */
export function judge(
  changes: Change[],
  before: Database,
  after: Database,
  witness?: Witness,
  asked: Asked = { rules: [] },
): Finding[] {
  const { recreated = [], statements: applied = [], standing = [] } = witness ?? {};
  const statements = readStatements(applied, changes, before, after.engine);
  const again = new Set(recreated.filter(({ kind }) => kind === "column").map(targetKey));
  // A column that was dropped and made again has none of the values that a change of it would be about.
  const judged = changes.filter(({ op, target }) => op !== "modified" || !again.has(targetKey(target)));
  // What can't be changed is told of by the rule for that alone: the others speak of what happens to what is there.
  const takable = judged.filter((change) => !whyAnew(change, after));
  const ofRows = takable.filter(({ target }) => !isOfCollection(target));
  const changesFor = (rule: Rule) => (rule === madeAnew ? judged : rule.notOfCollections ? ofRows : takable);
  // What is gone is told of by that.
  const gone = new Set(changes.flatMap(({ op, target }) => (op === "removed" ? targetKey(target) : [])));
  const lost = new Set(recreated.map(targetKey));
  const seen = {
    recreated: recreated.filter((target) => !gone.has(targetKey(target))),
    isLost: (target: Target) => lost.has(targetKey(target)),
    isRenameKnown: witness?.renamed !== undefined,
    statements,
  };
  const isView = ({ schema, name }: SaidTable) =>
    [before, after].some(({ objects }) =>
      objects.some(
        (one) => one.kind === "view" && one.name === name && (schema === undefined || one.schema === schema),
      ),
    );
  const settle = settler(statements, changes, before);
  const settled = rules.flatMap((rule) =>
    (rule.judge?.(changesFor(rule), before, after, seen) ?? []).flatMap((one) => settle(rule, one)),
  );
  const whole = readStatements(standing, [], before, after.engine);
  const findings = [
    ...settled.map(({ finding }) => (finding.cause ? finding : placed(finding, whole))),
    ...watch(statements, settled, { ...asked, engine: after.engine, before, after, isView }),
  ];
  const told = findings.map((finding) => inItsTool(finding, applied));
  const order = new Map(rules.map(({ code }, index) => [code, index]));
  return told.sort((a, b) => bySeverity(a.severity, b.severity) || (order.get(a.code) ?? 0) - (order.get(b.code) ?? 0));
}

/** A finding that advises to run something outside a transaction, and how the tool of its file is told so. */
function inItsTool(finding: Finding, applied: AppliedStatement[]): Finding {
  const { cause, advice } = finding;
  if (!cause || !/\boutside a transaction\b/.test(advice)) return finding;
  const isCause = ({ file, line, endLine }: AppliedStatement) =>
    file === cause.file && line <= cause.line && cause.line <= endLine;
  const outside = applied.find(isCause)?.outside;
  return outside === undefined ? finding : { ...finding, advice: `${advice} ${outside}` };
}

/** A finding that nothing new explains, with the place where the one file that says all has its object. */
function placed(finding: Finding, { all, place }: Statements): Finding {
  const { target } = finding;
  const name = (target.parent ?? target).name.replace(/\(.*$/s, "");
  const making = all.find(({ statement: { affected } }) =>
    affected.some(
      ({ names, dropped }) => !dropped && names.at(-1) === name && (names.length < 2 || names[0] === target.schema),
    ),
  );
  return making ? { ...finding, cause: place(target, making) } : finding;
}
