import { sqlName } from "../../names/names.ts";
import type { Rule } from "../support/rule.ts";

export const roleEmpowered: Rule = {
  code: "role-empowered",
  title: "Role given power beyond what is granted on single objects",
  does: "gives a role power",
  watch: ({ said, statement }) =>
    said.empowers.map(({ roles, can }) => {
      const names = roles.map(sqlName).join(", ");
      return {
        severity: "risky",
        target: { kind: "migration", name: statement.file },
        message: `From then on ${names} may ${can.join(", and ")}: what is granted on single objects no longer limits that.`,
        advice: `Grant ${names} what is needed on single objects or schemas, and leave such power to those who run the server.`,
      };
    }),
};
