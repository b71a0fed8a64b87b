/**
 * Options of a process (see startSchemalog) in which file system calls go wrong: `action` runs before call `number` of
 * `call` in node:fs. It may `throw` an error, or `pause()` for good, after it has made the file `paused` in its folder.
 */
export function sabotage(call: string, number: number, action: string): Record<string, string> {
  return importing(`
    import fs from "node:fs";
    import { syncBuiltinESMExports } from "node:module";
    const real = fs.${call};
    const pause = () => {
      fs.writeFileSync("paused", "");
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
    };
    let calls = 0;
    fs.${call} = (...args) => {
      if (++calls === ${number}) { ${action} }
      return real(...args);
    };
    syncBuiltinESMExports();`);
}

/** Options of a process that may not write anywhere: root becomes nobody. */
export const unprivileged = (): Record<string, string> =>
  importing("if (process.getuid() === 0) { process.setgid(65534); process.setuid(65534); }");

const importing = (code: string) => ({
  NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(code)}`,
});
