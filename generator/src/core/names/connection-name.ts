/** The name of a connection is that of a folder, and a word on the command line. */
export const connectionName = /^[A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9_-])?$/;
export const longestConnectionName = 80;
