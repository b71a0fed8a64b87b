import { tokens } from "./lexer.ts";
import { plainName } from "./traits.ts";

const joins = /^(UNION|INTERSECT|EXCEPT)$/i;

/** What the columns of a view are computed of, by their names, as it is printed; undefined where several queries make it. */
export function viewOutputs(definition: string): Map<string, string> | undefined {
  const pieces = [...tokens(definition)];
  const text = (at: number) => definition.slice(pieces[at]?.start, pieces[at]?.end);
  if (!/^SELECT$/i.test(text(0))) return undefined;
  const outputs = new Map<string, string>();
  let [depth, from, end] = [0, 1, -1];
  const close = (at: number) => {
    const isNamed = /^AS$/i.test(text(at - 2));
    const start = pieces[from]?.start ?? 0;
    const expression = definition.slice(start, pieces[isNamed ? at - 3 : at - 1]?.end).trim();
    outputs.set(plainName(text(at - 1)), expression.replace(/^DISTINCT (ON \([^()]*\) )?/i, ""));
    from = at + 1;
  };
  for (let at = 1; at < pieces.length; at++) {
    const [piece, kind] = [text(at), pieces[at]?.kind];
    if (piece === "(" || piece === "[") depth++;
    else if (piece === ")" || piece === "]") depth--;
    if (depth > 0) continue;
    if (kind === "word" && joins.test(piece)) return undefined;
    if (end !== -1) continue;
    const isEnd = (kind === "word" && /^FROM$/i.test(piece)) || piece === ";";
    if (isEnd) end = at;
    if (isEnd || piece === ",") close(at);
  }
  if (end === -1) close(pieces.length);
  return outputs;
}
