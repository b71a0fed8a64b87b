import type { Annotation } from "schemalog";
import { z } from "zod";
import { portions } from "../batches.ts";
import type { Check } from "../host.ts";
import { parsed } from "../host-error.ts";
import type { Api } from "./api.ts";

/** GitHub takes no more in one request: https://docs.github.com/rest/checks/runs#create-a-check-run */
const annotationsAtOnce = 50;
const mostTitle = 255;
const mostText = 65_535;
const mostMessage = 64 * 1024;

/**
 * A check run with its annotations, 50 a request. Made anew each time: of those of one name GitHub shows the newest, and
 * the annotations of an older one can't be taken back.
 */
export async function writeCheck({ rest, at }: Api, commit: string, check: Check): Promise<void> {
  const { name, conclusion, title, summary } = check;
  const [first = [], ...more] = portions(check.annotations.map(toGithub), { items: annotationsAtOnce });
  const output = { title: cut(title, mostTitle), summary: cut(summary, mostText) };
  const { data } = await rest.checks.create({
    ...at,
    name,
    head_sha: commit,
    status: "completed",
    conclusion,
    external_id: "schemalog",
    output: { ...output, annotations: first },
  });
  const { id } = parsed("the check", z.object({ id: z.number() }), data);
  for (const annotations of more) {
    await rest.checks.update({ ...at, check_run_id: id, output: { ...output, annotations } });
  }
}

const toGithub = ({ path, startLine, endLine, level, title, message }: Annotation) => ({
  path,
  start_line: startLine,
  end_line: endLine,
  annotation_level: level,
  title: cut(title, mostTitle),
  message: Buffer.from(message).subarray(0, mostMessage).toString(),
});

/** GitHub takes no half of a character. */
const cut = (text: string, most: number): string => text.slice(0, most).toWellFormed();
