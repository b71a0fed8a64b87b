import { registerHooks } from "node:module";

// GitHub's parser imports JSON without the attribute that Node asks for.
registerHooks({
  resolve(specifier, context, next) {
    const resolved = next(specifier, context);
    const theirs = context.parentURL?.includes("/@actions/workflow-parser/") && resolved.url.endsWith(".json");
    return theirs ? { ...resolved, importAttributes: { type: "json" } } : resolved;
  },
});
const { convertWorkflowTemplate, NoOperationTraceWriter, parseWorkflow } = await import("@actions/workflow-parser");
const { parseAction } = await import("@actions/workflow-parser/actions/action-parser");

/** What GitHub's own parser has against a workflow file; nothing where it takes it. */
export async function problemsOfWorkflow(content: string): Promise<string[]> {
  const { context, value } = parseWorkflow({ name: "workflow.yml", content }, new NoOperationTraceWriter());
  const template = value && (await convertWorkflowTemplate(context, value));
  const later = template?.errors?.map(({ Message }) => Message) ?? [];
  return [...context.errors.getErrors().map(({ message }) => message), ...later];
}

/** The same of an action.yml. */
export function problemsOfAction(content: string): string[] {
  const { context } = parseAction({ name: "action.yml", content }, new NoOperationTraceWriter());
  return context.errors.getErrors().map(({ message }) => message);
}
