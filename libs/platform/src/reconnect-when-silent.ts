import { setTimeout as sleep } from 'node:timers/promises';
import type { Connection } from 'mongoose';
import type { Report } from './report.ts';

const pauseMs = 1_000;

/** Has a connection begin anew when no server was heard of for `silentMs`, neither that it answers
 *  nor that it does not. The driver asks each server every few seconds and tells how that went. But a
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
  let heardAt = performance.now();
  const hear = () => void (heardAt = performance.now());
  client.on('serverHeartbeatSucceeded', hear);
  client.on('serverHeartbeatFailed', hear);
  connection.once('close', () => closed.abort());

  const { signal } = closed;
  const wait = (ms: number) => sleep(ms, undefined, { signal, ref: false }).catch(() => {});
  const reconnect = async () => {
    report('MongoDB was not heard of; connecting anew', undefined);
    while (!signal.aborted) {
      try {
        await client.close();
        if (!signal.aborted) await client.connect();
        return hear();
      } catch (error) {
        report('MongoDB does not answer; connecting anew', error);
        await wait(pauseMs);
      }
    }
  };
  const watch = async () => {
    while (!signal.aborted) {
      await wait(silentMs / 4);
      if (!signal.aborted && performance.now() - heardAt > silentMs) await reconnect();
    }
  };
  void watch();
}
