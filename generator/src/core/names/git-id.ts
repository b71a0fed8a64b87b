/** The whole id of a commit or tree, SHA-1 or SHA-256. */
export const gitId = /^[0-9a-f]{40,64}$/;

/** The beginning of an id: 12 digits where it must stay the only one, 8 where people read it. */
export const shortId = (id: string, digits: 8 | 12 = 12): string => id.slice(0, digits);
