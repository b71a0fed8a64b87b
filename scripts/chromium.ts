import { existsSync } from "node:fs";

const places = ["/usr/bin/chromium", "/usr/bin/google-chrome"];

/** The browser that tests and screenshots use; undefined where there is none. */
export const chromiumPath: string | undefined = places.find((place) => existsSync(place));
