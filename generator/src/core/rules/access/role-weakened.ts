import { dialectOf } from "../../dialects/registry.ts";
import { sqlName } from "../../names/names.ts";
import type { Rule } from "../support/rule.ts";

export const roleWeakened: Rule = {
  code: "role-weakened",
  title: "Role that may no longer do what it could",
  does: "takes something from a role",
  watch: ({ said, statement }, { engine, earlier, later }) => {
    const { script } = dialectOf(engine);
    // What the same request makes, nobody is connected as yet.
    const made = new Set([...earlier, ...later].map((each) => script.roleOf?.(each.statement.sql)));
    return (said.weakens ?? []).flatMap(({ roles, cannot }) => {
      const former = roles.filter((role) => !made.has(role)).map(sqlName);
      if (former.length === 0) return [];
      const names = former.join(", ");
      return {
        severity: "breaking",
        target: { kind: "migration", name: statement.file },
        message: `From then on ${names} may no longer ${cannot.join(", nor ")}: whatever connects as ${former.length === 1 ? "that role" : "one of these roles"}, or becomes it, and needs that fails.`,
        advice: `Make sure that nothing running needs it any more: look for ${names} in the settings of applications and jobs, and for its sessions in the days before.`,
      };
    });
  },
};
