#!/usr/bin/env node
import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { Command, CommanderError, Option } from "commander";
import { type CommandSpec, type Context, commonOptions, type Input } from "./commands/command.ts";
import { commands, groups } from "./commands/index.ts";
import { terminalContext } from "./commands/terminal.ts";
import { errorLines } from "./core/formats/terminal/escape.ts";
import { maskSecrets, shownName } from "./core/masking/index.ts";
import { SchemalogError } from "./errors.ts";
import { packageFile } from "./package-file.ts";
import { closeBeforeExit, isInterrupted } from "./store/runs/interrupt.ts";

const { version } = JSON.parse(readFileSync(packageFile("package.json"), "utf8"));
const program = new Command("schemalog")
  .description("The structure of your databases in Git: snapshots, judged diffs, docs and a site.")
  .version(version)
  .showSuggestionAfterError()
  .enablePositionalOptions()
  .exitOverride()
  .configureOutput({ outputError: (text, write) => write(withoutArguments(text)) });
for (const spec of commands) add(spec);

// What libraries will do differently one day is for us to know, not for who runs a command.
process.noDeprecation = true;
// A reader that has seen enough (`| head`) is no mistake; a full disk below stdout is.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") process.exit(report(error));
});

closeBeforeExit((code) => process.exit(code));

let context: Context = terminalContext({ cwd: process.cwd(), json: false });
try {
  await program.parseAsync();
} catch (error) {
  // What an interrupt makes fail is no news to who pressed Ctrl-C.
  if (!isInterrupted()) process.exitCode = report(error);
}

/** Where a command goes: `site build` is the command `build` of the group `site`. */
function place(name: string): Command {
  const [first = name, second] = name.split(" ");
  if (second === undefined) return program.command(first);
  const group = program.commands.find((one) => one.name() === first) ?? addGroup(first);
  return group.command(second);
}

function addGroup(name: string): Command {
  const summary = groups[name] ?? "";
  return program.command(name).summary(summary).description(summary).exitOverride();
}

function add(spec: CommandSpec) {
  const command = place(spec.name).summary(spec.summary).description(spec.summary);
  for (const [syntax, description] of spec.arguments) command.argument(syntax, description);
  for (const { flags, description, default: value, choices, many } of [...spec.options, ...commonOptions]) {
    const option = new Option(flags, description);
    if (value !== undefined) option.default(value);
    if (choices) option.choices(choices);
    if (many) option.argParser((next: string, all: string[] | undefined) => [...(all ?? []), next]);
    command.addOption(option);
  }
  command
    .addHelpText("after", `\nExamples:\n${spec.examples.map((line) => `  $ ${line}`).join("\n")}`)
    .exitOverride()
    // Options behind the name of a subcommand (`ci report`) are that one's, also where its parent has some of the same name.
    .enablePositionalOptions()
    .action(async () => {
      const { config, cwd = ".", json, ...options } = command.opts<Input["options"]>();
      if (!existsSync(String(cwd))) {
        throw new SchemalogError(`there is no folder ${shownName(String(cwd))}`, { exitCode: 2, hint: "Check --cwd." });
      }
      context = terminalContext({
        cwd: resolve(String(cwd)),
        config: config === undefined ? undefined : String(config),
        json: json === true,
      });
      const { interpretSchemas } = await import("./commands/schemas.ts");
      interpretSchemas();
      const { run } = await spec.load();
      process.exitCode = await run({ args: command.args, options }, context);
    });
}

/** What libraries say of the command line repeats it: an argument may be a URL with its password, or an option with one. */
function withoutArguments(text: string): string {
  const given = process.argv.slice(2).flatMap((argument) => [argument, argument.slice(argument.indexOf("=") + 1)]);
  let shown = text;
  for (const argument of given) if (argument !== "") shown = shown.replaceAll(argument, () => shownName(argument));
  return shown;
}

/** By its name, too: a package that is installed apart may bring a copy of this one, with a class of its own. */
function isOurs(error: unknown): error is SchemalogError {
  return error instanceof SchemalogError || (error instanceof Error && error.name === "SchemalogError");
}

/** Says what went wrong on stderr, and returns the exit code. */
function report(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  if (isOurs(error)) {
    context.progress(errorLines(error));
    return error.exitCode;
  }
  if (error instanceof Error && "syscall" in error) {
    const hint = "Check the permissions there and the free disk space.";
    context.progress(errorLines({ message: withoutArguments(error.message), hint }));
    return 2;
  }
  const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
  context.progress(
    `error: this is a bug in schemalog; please report it together with the command you ran:\n${maskSecrets(withoutArguments(detail)).text}`,
  );
  return 2;
}
