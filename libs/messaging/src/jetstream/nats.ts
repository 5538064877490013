import type { NatsConnection } from '@nats-io/nats-core';
import { connect } from '@nats-io/transport-node';

/** The first that does not lose streams when it is killed. */
const oldestServer = [2, 10, 23] as const;

export type NatsSettings = {
  /** `nats://…` or `tls://…`, several separated by commas. */
  readonly url: string;
  /** What the server's monitoring shows. */
  readonly name: string;
  /** Takes servers that are known to lose what they acknowledged. */
  readonly allowOldServer?: boolean;
};

/** Connects to a broker, and from then on reconnects for ever.
 *  @throws Error that says what to do where nothing answers, or the server is too old */
export async function openNats({
  url,
  name,
  allowOldServer = false,
}: NatsSettings): Promise<NatsConnection> {
  const connection = await connect({
    servers: url.split(',').map((server) => server.trim()),
    name,
    maxReconnectAttempts: -1,
    reconnectTimeWait: 250,
    // A broker that vanished without a word is found out within this, twice.
    pingInterval: 10_000,
  }).catch((error: unknown) => {
    throw new Error(
      `No NATS server answers at ${withoutPassword(url)}. Is it running, and are the credentials right?`,
      {
        cause: error,
      },
    );
  });
  const version = connection.info?.version ?? '0';
  if (!allowOldServer && isOlder(version)) {
    await connection.close();
    throw new Error(
      `The NATS server at ${withoutPassword(url)} is ${version}; before ${oldestServer.join('.')} streams are lost when it is killed. ` +
        'Run a newer one, or set NATS_ALLOW_OLD_SERVER=true.',
    );
  }
  return connection;
}

function isOlder(version: string): boolean {
  const parts = version.split(/[.-]/u).map(Number);
  for (const [at, wanted] of oldestServer.entries()) {
    const part = parts[at] ?? 0;
    if (part !== wanted) return part < wanted;
  }
  return false;
}

function withoutPassword(url: string): string {
  return url.replace(/\/\/([^:@/]*):[^@/]*@/gu, '//$1:…@');
}
