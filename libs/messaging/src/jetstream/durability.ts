import { z } from 'zod';

const Jsz = z.object({ config: z.object({ sync_always: z.boolean().default(false) }) });

export type Durability = {
  readonly replicas: number;
  /** The server's monitoring (`http_port`), or null where it is not known. */
  readonly monitorUrl: string | null;
};

/** What an operator should know of how safe acknowledged events are: by default a server acknowledges
 *  what it writes to disk within two minutes (Jepsen, NATS 2.12.1). Null where each event is on the disks
 *  of several servers, or is synced before it is acknowledged. NATS documentation, "Monitoring", `/jsz`. */
export async function durabilityWarning({
  replicas,
  monitorUrl,
}: Durability): Promise<string | null> {
  if (replicas >= 3) return null;
  const remedy =
    'Set "sync_interval: always" in its jetstream block, or BUS_REPLICAS=3 on a cluster.';
  if (monitorUrl === null)
    return `It is not known whether the NATS server syncs what it acknowledges: set NATS_MONITOR_URL. ${remedy}`;
  try {
    const response = await fetch(new URL('/jsz', monitorUrl), {
      signal: AbortSignal.timeout(2_000),
    });
    const { config } = Jsz.parse(await response.json());
    return config.sync_always
      ? null
      : `The NATS server acknowledges events before they are on disk, and a power cut loses them. ${remedy}`;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return `Cannot find out at ${monitorUrl} whether the NATS server syncs what it acknowledges: ${reason}`;
  }
}
