import type { Dialect } from "../dialect.ts";
import type { ScriptLanguage } from "../script.ts";
import { advice, mariadbAdvice } from "./advice.ts";
import { cast } from "./cast.ts";
import { isOfCharacters, lackingCharset } from "./charsets.ts";
import { encodingCheck, endCheck, reset } from "./checks.ts";
import { errors } from "./errors.ts";
import { dependsOnMode, type Flavour, mariadbFlavour, mysqlFlavour, plainName, tokensOf } from "./lexer.ts";
import { nameSql, quoted, shownSql } from "./names.ts";
import { optionEffect } from "./option-effect.ts";
import { rewrittenBy } from "./rewritten-by.ts";
import { parseType } from "./sql-type.ts";
import { said } from "./statement-words.ts";
import { splitter } from "./statements.ts";
import { endsTransactions, onlyLiterals, roleOf, setsNothing, takesBack, traitOf } from "./traits.ts";
import { breaksQueries, typeChange } from "./type-changes.ts";
import { reader } from "./words.ts";

function scriptOf(flavour: Flavour): ScriptLanguage {
  const [tokens, read] = [tokensOf(flavour), reader(flavour)];
  const upper = (sql: string) => read(sql).upper;
  return {
    split: splitter(flavour),
    tokens,
    plainName,
    folded: (name) => name.toLowerCase(),
    rowsOfTriggers: { qualifiers: ["new", "old"] },
    traitOf: (sql) => traitOf(upper(sql)),
    takesBack: (sql) => takesBack(read(sql, 6).upper),
    endsTransactions: (sql) => endsTransactions(read(sql, 2).upper),
    setsNothing: (sql) => setsNothing(upper(sql)),
    onlyLiterals: (sql) => onlyLiterals(upper(sql)),
    said: (sql) => said(read(sql)),
    roleOf: (sql) => roleOf(read(sql, 12)),
    begin: "START TRANSACTION",
    commit: "COMMIT",
    rollback: "ROLLBACK",
    reset,
    encodingCheck,
    endCheck: {
      ...endCheck,
      isNeeded: (sql) => [...tokens(sql)].some((token) => dependsOnMode(sql, token)),
    },
  };
}

/** MySQL's SQL, of version 5.7 and newer. */
export const mysql: Dialect = {
  name: "mysql",
  quoted,
  naming: { name: nameSql },
  types: {
    change: typeChange,
    breaks: breaksQueries,
    ...{ isOfCharacters, lackingCharset },
    holdsAnyText: (type) => parseType(type).name === "longtext",
    element: (printed) => parseType(printed).name,
    named: () => undefined,
  },
  rewrittenBy,
  cast,
  readsAsCaller: ({ options }) => options?.security === "invoker",
  optionEffect,
  keyMethod: "btree",
  highlighted: (language) => (language.toLowerCase() === "sql" ? "sql" : ""),
  words: {
    numbered: "AUTO_INCREMENT",
    notValidated: "NOT ENFORCED",
    uncheckedForeignKeys: "with foreign_key_checks off no row is looked at",
    upsert: "ON DUPLICATE KEY UPDATE",
    together: "In the same migration",
    withoutValue:
      "rows that are there get 0, '' or the like without a word (where MySQL has no such value, as for a date, adding it fails)",
    whileRewritten: "nobody can write to it meanwhile",
    whileRepartitioned: "all of its rows are copied, and nobody can write to it meanwhile",
    locksEnd: "UNLOCK TABLES, or the end of the session",
    indexBuild: "the whole table is read meanwhile",
  },
  nameSql: shownSql,
  indexesForeignKeys: true,
  viewsBreak: true,
  script: scriptOf(mysqlFlavour),
  errors,
  advice,
};

/** MariaDB's, of version 10.4 and newer. */
export const mariadb: Dialect = { ...mysql, name: "mariadb", script: scriptOf(mariadbFlavour), advice: mariadbAdvice };
