import type { Health, HealthServer } from './health.ts';

/** Serves health and metrics where there is a port for them; null where there is none. What they need
 *  is loaded only then, as it measures the process from that moment on.
 *  @throws where the port is taken */
export async function answerForHealth(
  port: number | undefined,
  host: string,
  health: Health,
): Promise<HealthServer | null> {
  if (port === undefined) return null;
  const { serveHealth } = await import('./health.ts');
  return serveHealth(port, host, health);
}
