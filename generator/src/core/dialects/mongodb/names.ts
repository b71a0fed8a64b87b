/** A collection as the shell names it. */
export const byName = (name: string): string =>
  /^[A-Za-z_$][\w$]*$/.test(name) ? `db.${name}` : `db.getCollection(${JSON.stringify(name)})`;
