/** A change set in which nothing is said. */
export const nothingSaid = {
  ...{ before: { label: "a" }, after: { label: "b" } },
  ...{ changes: [], findings: [], ignored: [], unusedIgnores: [] },
};
