/** What a commit of schemalog says of itself in lines at the end of its message. */
const keys = {
  connection: "Schemalog-Connection",
  /** Tree id of the snapshot. */
  version: "Schemalog-Version",
  /** Who started the run. */
  actor: "Schemalog-Actor",
  /** The run of the CI system, or `local`. */
  run: "Schemalog-Run",
};
type Key = keyof typeof keys;
const names = Object.keys(keys) as Key[];

/** The trailers for these values, in their order; without those that are not given. */
export const trailers = (values: { [key in Key]?: string | undefined }): Record<string, string> =>
  Object.fromEntries(
    Object.entries(values).flatMap(([key, value]) => (value === undefined ? [] : [[keys[key as Key], value]])),
  );

/** The lines of trailers. Throws Error for a key that git would not take. */
export function trailerLines(given: Record<string, string>): string[] {
  return Object.entries(given).map(([key, value]) => {
    if (!/^[A-Za-z][A-Za-z0-9-]*$/.test(key)) throw new Error(`not a trailer's key: ${key}`);
    return `${key}: ${oneLine(value)}`;
  });
}

/** What the trailers of a commit's message say, whoever wrote it. */
export const trailersOf = (message: string): { [key in Key]?: string | undefined } =>
  Object.fromEntries(names.map((name) => [name, new RegExp(`^${keys[name]}: (.*)$`, "m").exec(message)?.[1]]));

/** Without line breaks and other control characters: a name from a database must not add a trailer or a paragraph. */
export const oneLine = (text: string): string => text.replace(/[\p{Cc}\u2028\u2029]+/gu, " ").trim();
