/** What to do with the members of two lists that are on one side only, or on both. */
export type Meeting<T> = {
  onAdded(after: T): void;
  onRemoved(before: T): void;
  onBoth(before: T, after: T): void;
};

/**
 * Walks two lists whose members are told apart by `key`: first what was removed, in the order of `before`, then what was
 * added or is on both sides, in the order of `after`.
 */
export function compareLists<T>(
  before: readonly T[],
  after: readonly T[],
  key: (member: T) => string,
  { onAdded, onRemoved, onBoth }: Meeting<T>,
): void {
  if (before.length === after.length && before.every((member, index) => key(member) === key(after[index] as T))) {
    before.forEach((member, index) => {
      onBoth(member, after[index] as T);
    });
    return;
  }
  const old = new Map<string, T>();
  for (const member of before) old.set(key(member), member);
  const both: [before: T | undefined, after: T][] = after.map((member) => {
    const name = key(member);
    const counterpart = old.get(name);
    old.delete(name);
    return [counterpart, member];
  });
  for (const member of old.values()) onRemoved(member);
  for (const [counterpart, member] of both) {
    if (counterpart === undefined) onAdded(member);
    else onBoth(counterpart, member);
  }
}

/** Whether the names that both lists have stand in the same order in both. */
export function sameOrder(before: readonly string[], after: readonly string[]): boolean {
  if (before.length === after.length && before.every((name, index) => name === after[index])) return true;
  const old = new Set(before);
  const common = after.filter((name) => old.has(name));
  const kept = new Set(common);
  let next = 0;
  for (const name of before) if (kept.has(name) && name !== common[next++]) return false;
  return true;
}
