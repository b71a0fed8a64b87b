import { leadingTokens } from "./statements.ts";

/** Functions that run no statements, as migrations ask for the number that a sequence goes on from (manual, 9.17, 9.18 and 9.21). */
const harmless =
  /^(SETVAL|NEXTVAL|CURRVAL|LASTVAL|PG_GET_SERIAL_SEQUENCE|MAX|MIN|COUNT|SUM|COALESCE|NULLIF|GREATEST|LEAST|CAST)$/;

/** What a parenthesis stands behind that calls nothing. */
const noCall = /^(SELECT|FROM|WHERE|AND|OR|NOT|IN|EXISTS|ON|AS|THEN|ELSE|WHEN|BY|HAVING|ANY|ALL|\(|,|[-+*/<>=|]+)$/;

/** Whether a SELECT only reads rows, or sets sequences by them: none of the functions that it calls, by their names alone, does anything else. */
export function isPlainQuery(sql: string): boolean {
  const words = leadingTokens(sql, 400);
  return (
    words[0] === "SELECT" &&
    words.length < 400 &&
    words.every((word, at) => {
      if (word !== "(") return true;
      const behind = words[at - 1] ?? "";
      return noCall.test(behind) || (harmless.test(behind) && words[at - 2] !== ".");
    })
  );
}
