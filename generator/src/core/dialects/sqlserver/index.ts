import type { Dialect } from "../dialect.ts";
import { advice } from "./advice.ts";
import { statementsOf } from "./cut-batch.ts";
import { untoldBy } from "./dynamic.ts";
import { errors } from "./errors.ts";
import { plainName, tokens } from "./lexer.ts";
import { nameSql, quoted } from "./names.ts";
import { optionEffect } from "./option-effect.ts";
import { rewrittenBy } from "./rewritten-by.ts";
import { parseType } from "./sql-type.ts";
import { said } from "./statement-words.ts";
import { split } from "./statements.ts";
import { onlyLiterals, roleOf, takesBack, traitOf } from "./traits.ts";
import { breaksQueries, typeChange } from "./type-changes.ts";
import { read } from "./words.ts";

/** T-SQL as SQL Server 2017 and newer and Azure SQL have it. */
export const sqlserver: Dialect = {
  name: "sqlserver",
  quoted,
  naming: { name: nameSql },
  types: {
    change: typeChange,
    breaks: breaksQueries,
    holdsAnyText: (type) => /^nvarchar\(max\)$|^ntext$/i.test(type),
    element: (printed) => parseType(printed).name,
    named: (printed) => {
      const [schema = "", name, ...more] = read(printed).raw.filter((word) => word !== ".");
      return name === undefined || more.length > 0 ? undefined : { schema: plainName(schema), name: plainName(name) };
    },
  },
  rewrittenBy,
  sequenceIn: (value) => {
    const { upper, raw } = read(value);
    const at = upper.join(" ").startsWith("NEXT VALUE FOR ") ? 3 : -1;
    if (at === -1) return undefined;
    const [schema = "", , name] = raw.slice(at);
    return name === undefined
      ? { schema: "dbo", name: plainName(schema) }
      : { schema: plainName(schema), name: plainName(name) };
  },
  nextValue: (sequence) => `NEXT VALUE FOR ${sequence}`,
  cast: (expression, type) => `CAST(${expression} AS ${type})`,
  optionEffect,
  keyMethod: "nonclustered",
  highlighted: (language) => (language.toLowerCase() === "sql" ? "sql" : ""),
  holdsRows: (method) => method === "clustered" || method === "clustered columnstore",
  viewsBreak: true,
  words: { addColumn: "ADD", numbered: "IDENTITY", notValidated: "WITH NOCHECK" },
  script: {
    ...{ split, tokens, plainName, traitOf, takesBack, onlyLiterals, roleOf, said },
    folded: (name) => name.toLowerCase(),
    rowsOfTriggers: { tables: ["inserted", "deleted"] },
    beyondTheSchema: (sql) => untoldBy(statementsOf(read(sql))),
    begin: "BEGIN TRANSACTION",
    commit: "COMMIT TRANSACTION",
    rollback: "ROLLBACK TRANSACTION",
  },
  errors,
  advice,
};
