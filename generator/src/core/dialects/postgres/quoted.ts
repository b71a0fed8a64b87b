/** A name in quotes, so that it is taken for nothing else. */
export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;
