/** What a partition's bound says of its rows, as a condition; undefined where it can't be said in one, and "" for all others'. */
export function partitionCondition(strategy: string, key: string, bound: string): string | undefined {
  if (bound === "DEFAULT") return "";
  if (strategy === "list") {
    const [, list] = /^FOR VALUES IN \((.*)\)$/s.exec(bound) ?? [];
    return list === undefined ? undefined : `(${key} IN (${list}))`;
  }
  const [, from, to] = /^FOR VALUES FROM \((.*)\) TO \((.*)\)$/s.exec(bound) ?? [];
  if (strategy !== "range" || from === undefined || to === undefined || /,/.test(from + to + key)) return undefined;
  const all = [from === "MINVALUE" ? "" : `(${key} >= ${from})`, to === "MAXVALUE" ? "" : `(${key} < ${to})`];
  return `(${all.filter((each) => each !== "").join(" AND ") || "TRUE"})`;
}
