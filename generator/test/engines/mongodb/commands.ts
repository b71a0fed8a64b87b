import { BSON } from "mongodb";

/** Hears the names of the commands in what a client sends over one connection (MongoDB manual: Wire Protocol, OP_MSG). */
export function commandsIn(heard: (name: string, command: BSON.Document) => void): (data: Buffer) => void {
  let rest: Buffer = Buffer.alloc(0);
  return (data) => {
    rest = Buffer.concat([rest, data]);
    while (rest.length >= 16 && rest.length >= rest.readInt32LE(0)) {
      const message = rest.subarray(0, rest.readInt32LE(0));
      rest = rest.subarray(message.length);
      const [opcode, opMsg] = [message.readInt32LE(12), 2013];
      if (opcode !== opMsg) continue;
      // Behind the header stand flags, and the kind of the first section: one document.
      const command = BSON.deserialize(message.subarray(21, 21 + message.readInt32LE(21)));
      heard(Object.keys(command)[0] ?? "", command);
    }
  };
}
