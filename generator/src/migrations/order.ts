/** Compares as people count: digits as numbers (`v1.2` before `v1.10`, any length), the rest by code point. For sort(). */
export function naturally(a: string, b: string): number {
  const left = a.match(/\d+|\D+/g) ?? [];
  const right = b.match(/\d+|\D+/g) ?? [];
  for (let i = 0; i < Math.min(left.length, right.length); i++) {
    const by = compare(left[i]!, right[i]!);
    if (by !== 0) return by;
  }
  return left.length - right.length || plainly(a, b);
}

/** Compares by code unit, as a C locale does. For sort(). */
export const plainly = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

function compare(a: string, b: string): number {
  if (!/^\d/.test(a) || !/^\d/.test(b)) return plainly(a, b);
  const [left, right] = [a.replace(/^0+/, ""), b.replace(/^0+/, "")];
  return left.length - right.length || plainly(left, right);
}
