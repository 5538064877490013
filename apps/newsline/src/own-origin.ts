import { isIPv6 } from 'node:net';
import type { OwnSite } from '@newsline/ingest';
import { isDemonstrationPath } from './demonstration/samples.ts';

/** Where this process can be reached from its own machine, as browsers write it: without a default port.
 *  @param host what is listened on; every address of the machine is `localhost`
 *  @throws Error that says what to do where no URL can name the host */
export function ownOrigin(host: string, port: number): string {
  const origin = URL.parse(`http://${isIPv6(host) ? `[${host}]` : host}:${port}`);
  if (!origin)
    throw new Error(
      `${host} can't stand in an address. Set HOST to a name or an address, such as 127.0.0.1, or to 0.0.0.0 for every one of this machine.`,
    );
  if (origin.hostname === '0.0.0.0' || origin.hostname === '[::]') origin.hostname = 'localhost';
  return origin.origin;
}

/** The demonstration's feeds and pages at this origin, and nothing else of what it serves. */
export function demonstrationAt(origin: string): OwnSite {
  const { hostname, port } = new URL(origin);
  return { host: `${hostname}:${port || '80'}`, serves: isDemonstrationPath };
}
