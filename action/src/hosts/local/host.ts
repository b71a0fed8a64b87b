import { inOneLine, linkTarget, shortId, shownName } from "schemalog";
import type { Io } from "../../context.ts";
import type { Host } from "../host.ts";

const nowhere = "nowhere";

/** A host that does nothing but say what it is asked to do; its branches are those that the clone knows of the remote. */
export function printingHost({ print }: Io, head: Host["head"]): Host {
  let isTold = false;
  return {
    commentLimit: 65_000,
    commitUrl: () => nowhere,
    fileUrl: (_commit, path, line) => `${linkTarget(path)}${line === undefined ? "" : `#L${line}`}`,
    async comment(_request, { body, create }) {
      isTold = true;
      print(`${create ? "Would write this comment" : "Would update the comment, if there is one"}:\n\n${body}`);
      return undefined;
    },
    async check(commit, { name, conclusion, title, summary, annotations }) {
      print(`Would set the check "${name}" of ${shortId(commit)} to ${conclusion}: ${inOneLine(title)}`);
      for (const { path, startLine, level, title: what } of annotations)
        print(`  ${shownName(path)}:${startLine} ${level}: ${inOneLine(what)}`);
      // A comment says the same.
      if (!isTold) print(`Its summary:\n\n${summary}`);
      isTold = true;
    },
    async commit({ branch, parent, message, files }) {
      print(`Would commit to ${branch}: ${message.split("\n")[0]}`);
      for (const { path, content } of files) print(`  ${content === undefined ? "delete" : "write"} ${path}`);
      return { id: parent, url: nowhere, isPlan: true };
    },
    head,
    changedBetween: async () => undefined,
    async openRequest({ branch, title, body }) {
      print(`Would open a request from ${branch}: ${title}\n\n${body}`);
      return { number: 0, url: "the request above" };
    },
    async closeRequest(branch, reason) {
      print(`Would close the request from ${branch}: ${reason}`);
    },
  };
}
