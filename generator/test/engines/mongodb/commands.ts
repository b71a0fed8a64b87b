import { BSON } from "mongodb";

const opMsg = 2013;

/** Hears the commands in what a client sends over one connection (MongoDB manual: Wire Protocol, OP_MSG), each with the whole message. */
export function commandsIn(
  heard: (name: string, command: BSON.Document, message: Buffer) => void,
): (data: Buffer) => void {
  let rest: Buffer = Buffer.alloc(0);
  return (data) => {
    rest = Buffer.concat([rest, data]);
    while (rest.length >= 16 && rest.length >= rest.readInt32LE(0)) {
      const message = rest.subarray(0, rest.readInt32LE(0));
      rest = rest.subarray(message.length);
      const isCommand = message.readInt32LE(12) === opMsg;
      // Behind the header stand flags, and the kind of the first section: one document.
      const command = isCommand ? BSON.deserialize(message.subarray(21, 21 + message.readInt32LE(21))) : {};
      heard(Object.keys(command)[0] ?? "", command, message);
    }
  };
}

/** The answer of a server to a message. */
export function answerTo(message: Buffer, body: object): Buffer {
  const document = BSON.serialize(body);
  const answer = Buffer.alloc(21);
  answer.writeInt32LE(21 + document.length, 0);
  answer.writeInt32LE(message.readInt32LE(4), 8);
  answer.writeInt32LE(opMsg, 12);
  return Buffer.concat([answer, document]);
}
