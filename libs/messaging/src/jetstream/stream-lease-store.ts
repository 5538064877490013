import type { JetStreamClient, JetStreamManager } from '@nats-io/jetstream';
import { JetStreamApiCodes, JetStreamApiError } from '@nats-io/jetstream';
import type { LeaseStore } from '../leadership.ts';
import type { Names } from './streams.ts';

/** Leases as messages of a stream that forgets them after `leaderLeaseMs`: whoever finds none may write one,
 *  and whoever wrote the last one may replace it. The broker compares and writes in one step. */
export function streamLeaseStore(
  client: JetStreamClient,
  manager: JetStreamManager,
  names: Names,
): LeaseStore {
  const written = new Map<string, number>();
  const write = (name: string, lastSubjectSequence: number) =>
    client.publish(names.lease(name), '', { expect: { lastSubjectSequence } });
  return {
    async acquire(name) {
      const mine = written.get(name) ?? 0;
      try {
        written.set(name, (await write(name, mine)).seq);
        return true;
      } catch (error) {
        if (!isTaken(error)) throw error;
        written.delete(name); // Ours ran out, or somebody else's stands there.
        return false;
      }
    },
    async release(name) {
      const seq = written.get(name);
      written.delete(name);
      if (seq !== undefined) await manager.streams.deleteMessage(names.leases, seq, false);
    },
  };
}

function isTaken(error: unknown): boolean {
  return (
    error instanceof JetStreamApiError &&
    [
      JetStreamApiCodes.StreamWrongLastSequence,
      JetStreamApiCodes.StreamWrongLastSequenceUnknown,
    ].some((code) => code === error.code)
  );
}
