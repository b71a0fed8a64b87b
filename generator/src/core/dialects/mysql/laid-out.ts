const pieces =
  /'(?:[^'\\]|\\.|'')*'|`(?:[^`]|``)*`|[()]|,|\b(?:from|(?:left |right |cross |straight_)?join|where|group by|having|window|order by|limit|union(?: all)?|except|intersect)\b/gis;

/** A query on several lines, for the servers print it on one: a clause on each, and a column. */
export function laidOut(query: string): string {
  if (!/^(select|with)\b/i.test(query)) return query;
  let depth = 0;
  let isInList = true;
  return query
    .replace(pieces, (piece: string) => {
      if (piece === "(") depth += 1;
      if (piece === ")") depth -= 1;
      if (depth > 0 || /^['`()]/.test(piece)) return piece;
      if (piece === ",") return isInList ? ",\n " : piece;
      isInList = /^(union|except|intersect)/i.test(piece);
      return `\n${piece}`;
    })
    .replace(/ \n/g, "\n");
}
