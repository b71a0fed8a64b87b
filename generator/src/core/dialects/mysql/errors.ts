import type { DatabaseError, Dialect } from "../dialect.ts";

const numbers = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/));

/**
 * Errors of both servers by their number, which is the same in every language and release (MySQL 9, Server Error Message Reference;
 * MariaDB, Error Codes).
 */
const aboutRows = numbers("1022 1048 1062 1169 1216 1217 1451 1452 1526 1557 1586 1761 1762 1859 3819 4025");
/** A table, view, column, key, trigger, routine, event, account, constraint of that name, or the like. */
const existing = numbers("1007 1050 1060 1061 1068 1304 1359 1396 1537 1826 3822");
/** What can't be while a transaction, or one that only reads, is open. */
const ofTransaction = numbers("1179 1192 1568 1679 1693 1694 1766 1792");
/** There is no such variable, no such value of it, or it is another account's to set. */
const unknownSettings = numbers("1115 1193 1227 1231 1238 1273");

/** The account may not do it. */
const ofRights = numbers("1044 1045 1142 1143 1227 1370 1410");
/** Code that a binary log may copy wrongly: a trigger, or a function that says nothing of what it does. */
const ofLog = numbers("1418 1419");

/** The server shuts down, or ends the connection. */
const ending = numbers("1053 1077 1079 1152 1153 1156 1157 1158 1159 1160 1161 1184 1927 4031");

const has =
  (set: ReadonlySet<string>) =>
  ({ code }: DatabaseError) =>
    code !== undefined && set.has(code);

/** What a server says went wrong; `code` is the number of the error. */
export const errors: Dialect["errors"] = {
  // From 2000 to 2999 they are the client's.
  isAnswer: (error) => /^(1\d{3}|[3-9]\d{3}|\d{5})$/.test(error.code ?? "") && !has(ending)(error),
  isAboutRows: has(aboutRows),
  isOfTransaction: has(ofTransaction),
  outOfTransaction: () =>
    "Take it out of the transaction: put it before BEGIN or after COMMIT, or into a migration of its own.",
  alreadyExists: has(existing),
  missingSchema: ({ code, message }) => (code === "1049" ? /^Unknown database '(.*)'$/s.exec(message)?.[1] : undefined),
  missingProgram,
  isOfRights: has(ofRights),
  ofShadow: (error) =>
    has(ofRights)(error)
      ? "The account of `shadow` may not do this; whoever applies it with one that may gets no error. Take it out of the migrations, or, if the server is thrown away after the run, use one that may and add `shadow-superuser: allow`."
      : has(ofLog)(error)
        ? "A server that writes a binary log refuses this to accounts like that of `shadow`: start the shadow server with `--skip-log-bin`, or with `--log-bin-trust-function-creators=1`."
        : undefined,
  unknownSetting: has(unknownSettings),
};

/** What another server may have: storage engines, plugins, libraries of functions. */
function missingProgram({ code, message }: DatabaseError): string | undefined {
  if (code === "1286") return named(/^Unknown storage engine '(.*)'$/s, "storage engine");
  if (code === "1524") return named(/^Plugin '(.*)' is not loaded$/s, "plugin");
  return code === "1126" ? named(/^Can't open shared library '(.*?)'/s, "library") : undefined;

  function named(form: RegExp, kind: string): string | undefined {
    const name = form.exec(message)?.[1];
    return name === undefined ? undefined : `${kind} "${name}"`;
  }
}
