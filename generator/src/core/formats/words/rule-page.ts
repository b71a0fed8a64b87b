/** Where the page of a rule is read: what it finds, why that hurts, and the safe way. */
export const rulePage = (code: string): string =>
  `https://github.com/schemalog/schemalog/blob/main/generator/docs/rules/${code}.md`;
