import { lookup as resolve } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import { problemOf } from '../polling/source-problem.ts';
import { isPublicAddress } from './public-address.ts';

/** An address that only this machine or its network can reach: asking it on behalf of strangers
 *  would open what is not meant for them (OWASP, Server Side Request Forgery). */
export class PrivateAddress extends Error {
  override readonly name = 'PrivateAddress';
  readonly host: string;

  constructor(host: string) {
    super(problemOf('private-address', { host }).problem);
    this.host = host;
  }
}

/** Whether `url` may be asked for, as far as can be told without resolving its name.
 *  `allowed`: hosts, with or without a port, that may be private.
 *  @throws {PrivateAddress} */
export function checkUrl(url: URL, allowed: ReadonlySet<string>): void {
  if (isAllowed(url, allowed)) return;
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const local = host === 'localhost' || host.endsWith('.localhost') || host.endsWith('.local');
  if (local || (isIP(host) > 0 && !isPublicAddress(host))) throw new PrivateAddress(host);
}

export function isAllowed(url: URL, allowed: ReadonlySet<string>): boolean {
  return allowed.has(url.host) || allowed.has(url.hostname);
}

/** Resolves names for a connection and refuses private answers: the check is made on the very
 *  address that is connected to, so a name cannot change its mind in between. */
export function guardedLookup(allowed: ReadonlySet<string>): LookupFunction {
  return (hostname, options, callback) => {
    resolve(hostname, { ...options, all: true }, (error, addresses) => {
      if (error) return callback(error, '', 0);
      const usable = addresses.filter(({ address }) => isPublicAddress(address));
      const chosen = allowed.has(hostname) ? addresses : usable;
      const [first] = chosen;
      if (!first) return callback(new PrivateAddress(hostname), '', 0);
      if (options.all) return callback(null, chosen);
      callback(null, first.address, first.family);
    });
  };
}
