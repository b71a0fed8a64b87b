import { targetName } from "../../names/names.ts";
import type { Dialect, OptionChange } from "../dialect.ts";

type Effect = ReturnType<NonNullable<Dialect["optionEffect"]>>;

/** What an option of a table, column or index does to rows and queries; undefined where it is worth no word. */
export function optionEffect(change: OptionChange): Effect {
  const { target, option, before, after } = change;
  const name = targetName(target);
  if (option === "engine" && after !== undefined) return ofEngine(name, String(after));
  if (option === "systemVersioned" && target.kind === "table" && before === true && after !== true) {
    return {
      severity: "breaking",
      message: `${name} is no longer system-versioned: all former versions of its rows are deleted, and queries with FOR SYSTEM_TIME fail.`,
      advice: "Copy its history elsewhere first, if anybody has to keep it.",
    };
  }
  if (option !== "invisible" || after !== true) return undefined;
  if (target.kind === "index") {
    return {
      message: `Index ${name} is hidden: no query uses it any more, as if it were dropped.`,
      advice: "Check that no query needs it; it can be shown again at once.",
    };
  }
  return {
    message: `${name} is hidden: SELECT * no longer returns it, and INSERT without a list of columns fails or fills others.`,
    advice: "First name the columns in all such statements.",
  };
}

/** Storage engines that give less than InnoDB does (manual, 18 Alternative Storage Engines). */
function ofEngine(name: string, engine: string): Effect {
  if (/^blackhole$/i.test(engine)) {
    return {
      severity: "breaking",
      message: `${name} keeps no rows as ${engine}: those that it has are gone, and what is written to it is thrown away.`,
      advice: "Keep it in InnoDB unless nobody needs its rows.",
    };
  }
  if (/^memory$/i.test(engine)) {
    return {
      severity: "breaking",
      message: `${name} keeps its rows in memory alone: they are gone when the server starts again.`,
      advice: "Keep it in InnoDB unless all rows can be made anew.",
    };
  }
  return {
    message: `${name} is kept by ${engine} instead of InnoDB: without InnoDB's transactions, row locks and foreign keys, if that engine lacks them, and without what its recovery after a crash promises.`,
    advice: "Check that nothing relies on these.",
  };
}
