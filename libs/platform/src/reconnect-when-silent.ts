import { setTimeout as sleep } from 'node:timers/promises';
import type { Connection } from 'mongoose';
import type { Report } from './report.ts';

const pauseMs = 1_000;

/** Reconnects when no heartbeat of any server succeeded or failed for `silentMs`. The driver asks each server every few seconds and tells how that went. But a
 *  check of its that begins just as its connection is closed waits for ever for what it wrote to be
 *  sent (mongodb 7.8; `npm run bench -- faults` met it), and then it never learns that the server is
 *  back. Collections go on with the new connection; what is under way fails. */
export function reconnectWhenSilent(
  connection: Connection,
  silentMs: number,
  report: Report,
): void {
  const client = connection.getClient();
  const closed = new AbortController();
  let lastHeartbeatAt = performance.now();
  const onHeartbeat = () => void (lastHeartbeatAt = performance.now());
  client.on('serverHeartbeatSucceeded', onHeartbeat);
  client.on('serverHeartbeatFailed', onHeartbeat);
  connection.once('close', () => closed.abort());

  const { signal } = closed;
  const wait = (ms: number) => sleep(ms, undefined, { signal, ref: false }).catch(() => {});
  const reconnect = async () => {
    report(
      `No heartbeat from MongoDB for ${Math.round(silentMs / 1000)} s; reconnecting`,
      undefined,
    );
    while (!signal.aborted) {
      try {
        await client.close();
        if (!signal.aborted) await client.connect();
        return onHeartbeat();
      } catch (error) {
        report('MongoDB does not answer; reconnecting', error);
        await wait(pauseMs);
      }
    }
  };
  const watch = async () => {
    while (!signal.aborted) {
      await wait(silentMs / 4);
      if (!signal.aborted && performance.now() - lastHeartbeatAt > silentMs) await reconnect();
    }
  };
  void watch();
}
