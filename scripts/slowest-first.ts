import { relative } from "node:path";
import { BaseSequencer, type TestSpecification } from "vitest/node";

/**
 * What takes half a minute or more, the slowest first, whichever project it is of: one that begins last leaves a core idle to the
 * end. A new slow file belongs here; one that is missing runs later, and one that is gone is no mistake.
 */
const slow = [
  "action/test/flow.test.ts",
  "generator/test/hostile/sandbox.test.ts",
  "site/test/looks.test.ts",
  "generator/test/engines/determinism.test.ts",
  "generator/test/hostile/gate.test.ts",
  "action/test/component-run.test.ts",
  "action/test/corpora.test.ts",
  "generator/test/hostile/runs.test.ts",
  "generator/test/migrations/pair.test.ts",
  "generator/test/hostile/rights.test.ts",
  "generator/test/hostile/texts.test.ts",
  "generator/test/engines/golden.test.ts",
  "generator/test/hostile/sandbox-answers.test.ts",
  "generator/test/hostile/sandbox-walls.test.ts",
  "generator/test/hostile/locks.test.ts",
  "action/test/gitlab-run.test.ts",
  "generator/test/hostile/secrets-linear.test.ts",
  "generator/test/cli/commit.test.ts",
  "site/test/commands.test.ts",
  "generator/test/rules/rules.test.ts",
  "generator/test/migrations/corpora.test.ts",
  "generator/test/migrations/platform.test.ts",
  "action/test/composite.test.ts",
  "generator/test/docs/links.test.ts",
  "generator/test/rules/stripe-suite.test.ts",
  "site/test/hostile.test.ts",
  "generator/test/demo/demo.test.ts",
  "generator/test/cli/canary.test.ts",
  "generator/test/cli/bad-disk.test.ts",
  "action/test/hostile.test.ts",
  "generator/test/diff/diff-properties.test.ts",
  "generator/test/diff/cases.test.ts",
  "generator/test/hostile/terminal.test.ts",
  "site/test/hostile-clone.test.ts",
  "generator/test/cli/bad-input.test.ts",
];

/** The order of test files on a machine that has run none of them yet. */
export default class SlowestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const usual = await super.sort(files);
    const group = ({ project }: TestSpecification) => project.config.sequence.groupOrder;
    return usual.toSorted((a, b) => group(a) - group(b) || this.placeOf(a) - this.placeOf(b));
  }

  private placeOf({ moduleId }: TestSpecification): number {
    const place = slow.indexOf(relative(this.ctx.config.root, moduleId).replaceAll("\\", "/"));
    return place === -1 ? slow.length : place;
  }
}
