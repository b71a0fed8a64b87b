import { setTimeout as sleep } from "node:timers/promises";
import type { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { Interrupted, throwIfInterrupted, whileOpen } from "../../store/runs/interrupt.ts";
import type { NamedBy } from "../engine.ts";
import { whileConnected } from "../while-connected.ts";
import { parseConnectionString, type Target } from "./connection-string.ts";
import { explain, isPassing, isThrottling } from "./errors.ts";

type Sdk = typeof import("@aws-sdk/client-dynamodb");

export type Session = {
  sdk: Sdk;
  /** Whether tags are to be read. */
  tags: boolean;
  /** What the API answers to a call, which is made again while it says that there are too many. Throws the SDK's error. */
  call<T>(make: (client: DynamoDBClient, options: { abortSignal: AbortSignal }) => Promise<T>): Promise<T>;
};

/** Of a call, where the network or the server fails; where calls are throttled it is made again until its time is over. */
const attempts = 3;
/** Milliseconds before a call is made again; twice as many each time. */
const firstPause = 100;

type Options = {
  namedBy?: NamedBy | undefined;
  /** Milliseconds that one call may take, with all attempts. */
  timeout: number;
};

/** Runs `work` with the API of a region. Throws SchemalogError (exit code 3) for whatever goes wrong there. */
export function withConnection<T>(url: string, options: Options, work: (session: Session) => Promise<T>): Promise<T> {
  const target = parseConnectionString(url, options.namedBy);
  return whileConnected(
    () => connect(target, options),
    work,
    (error) => explain(error, target),
  );
}

async function connect(target: Target, { timeout }: Options): Promise<Session & { close(): Promise<void> }> {
  const sdk = await import("@aws-sdk/client-dynamodb");
  const { region, endpoint, credentials, profile, connectTimeout } = target;
  const client = new sdk.DynamoDBClient({
    // Those that are made again are counted here, where it is known how long that may take.
    ...{ region, maxAttempts: 1 },
    ...(endpoint !== undefined && { endpoint }),
    ...(credentials && { credentials }),
    ...(profile !== undefined && { profile }),
    requestHandler: {
      ...{ connectionTimeout: connectTimeout, requestTimeout: timeout, throwOnRequestTimeout: true },
      httpAgent: { keepAlive: true, maxSockets: 50 },
      httpsAgent: { keepAlive: true, maxSockets: 50 },
    },
  });
  const stop = new AbortController();
  const closed = whileOpen(() => stop.abort());
  return {
    ...{ sdk, tags: target.tags },
    async call(make) {
      const abortSignal = AbortSignal.any([stop.signal, AbortSignal.timeout(timeout)]);
      const until = performance.now() + timeout;
      let refusal: unknown;
      let failures = 0;
      for (let pause = firstPause; ; pause *= 2) {
        throwIfInterrupted();
        try {
          return await make(client, { abortSignal });
        } catch (error) {
          if (stop.signal.aborted) throw new Interrupted();
          if (abortSignal.aborted) throw refusal ?? error;
          if (isThrottling(error)) refusal = error;
          else if (!isPassing(error) || ++failures === attempts) throw error;
          if (performance.now() + pause > until) throw error;
        }
        await sleep(pause);
      }
    },
    async close() {
      client.destroy();
      closed();
    },
  };
}
