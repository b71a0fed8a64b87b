/** A server that tests use: where it is, and what it is; or what is missing. The reporter of the tests tells it. */
export type ServerInUse = { url?: string; about?: string; missing?: string };

/** `MariaDB 10.11.14, installed here`: what a server is, by its own word, and where it comes from. */
export const inWords = (engine: string, version: Promise<string>, from: string): Promise<string> =>
  version.then(
    (told) => `${engine} ${told}, ${from}`,
    (error: unknown) => `${engine}, ${from}, which does not say its version (${error})`,
  );

/** Where a server comes from that a variable names. */
export const namedBy = (variable: string): string => `named by ${variable}`;
