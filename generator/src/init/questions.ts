import { confirm, isCancel, note, select, text } from "@clack/prompts";
import { type HostName, hostNames, hosts } from "../core/hosts/registry.ts";

/** The source that a person names, as an argument of init would; undefined where they leave. */
export async function askSource(): Promise<string | undefined> {
  const answer = await text({
    message: "Found no SQL migrations and no database URL. Where does the schema come from?",
    placeholder: "a folder of migrations, env:DATABASE_URL, or a URL",
  });
  return isCancel(answer) ? undefined : answer;
}

/** The host whose pull requests are to be reviewed; undefined for none. */
export async function askHost(): Promise<HostName | undefined> {
  const answer = await select<HostName | "none">({
    message: "No Git remote shows where pull requests are opened. Where will they be?",
    options: [
      ...hostNames.map((value) => ({ value, label: hosts[value].title })),
      { value: "none", label: "Nowhere", hint: "only the command line" },
    ],
  });
  return isCancel(answer) || answer === "none" ? undefined : answer;
}

/** Whether the plan is to be written. */
export async function askAgreement(plan: string): Promise<boolean> {
  note(plan, "schemalog init");
  const answer = await confirm({ message: "Write these files?" });
  return !isCancel(answer) && answer;
}
