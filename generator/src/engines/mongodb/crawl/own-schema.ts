/** The schema of what a connection's database has: by its name a restored copy would be another one. */
export const ownSchema = "main";
