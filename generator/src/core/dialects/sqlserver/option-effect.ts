import { targetName } from "../../names/names.ts";
import type { OptionChange } from "../dialect.ts";

type Effect = { message: string; advice: string };

/** What a change of an option does that rows, queries or history depend on; undefined where it is worth no word. */
export function optionEffect({ target, option, before, after }: OptionChange): Effect | undefined {
  const name = targetName(target);
  if (option === "systemVersioned" && before === true && after !== true)
    return {
      message: `${name} is no longer system-versioned: changes are no longer kept, and queries with FOR SYSTEM_TIME fail.`,
      advice: "Keep its history table until nobody needs it, and look for queries with FOR SYSTEM_TIME first.",
    };
  if (option === "historyRetention" && after !== undefined)
    return {
      message: `Rows of the history of ${name} that are older than ${after} are deleted from now on.`,
      advice: "Make sure that nobody has to keep them longer, and copy what is needed elsewhere first.",
    };
  if (option === "durability" && after !== undefined)
    return {
      message: `${name} keeps its rows in memory alone: they are gone when the server starts again.`,
      advice: "Leave it durable unless all rows can be made anew.",
    };
  if (option === "disabled" && after === true)
    return {
      message: `${name} is disabled: queries no longer use it, and where it is the clustered one, nobody can read or write the table.`,
      advice: "ALTER INDEX … REBUILD brings it back, which reads the whole table.",
    };
  if (option === "mask" && before !== undefined && after === undefined)
    return {
      message: `${name} is no longer masked: all who may read the column see its values.`,
      advice: "Make sure that nobody reads it who must not, or keep the mask.",
    };
  if (option === "encrypted" && before !== after)
    return {
      message: `The encryption of ${name} changes: every row is written anew by a client, and clients need the key, or no longer do.`,
      advice: "Plan downtime for it, and update the clients before.",
    };
  if (option === "schemaBound" && before === true && after !== true)
    return {
      message: `${name} is no longer bound to its tables: they can be changed under it, and its indexes are gone.`,
      advice: "Keep SCHEMABINDING, and change it together with its tables.",
    };
  if (option === "changeDataCapture" && before === true && after !== true)
    return {
      message: `Changes of ${name} are no longer captured: who reads them gets no more, and what was captured is gone.`,
      advice: "Make sure that all readers of the captured changes are done first.",
    };
  return undefined;
}
