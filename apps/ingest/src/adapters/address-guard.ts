import { lookup as resolve } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import { problemOf } from '../polling/source-problem.ts';
import { canonicalName, isAllowedPrivate, portOf, type PrivateHosts } from '../private-hosts.ts';
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

/** The site of this process, which serves sources of its own. */
export type OwnSite = {
  /** With its port, as `privateHost` writes it. */
  readonly host: string;
  /** Whether a path is one of those sources'; nothing else there may be asked for. */
  readonly serves: (path: string) => boolean;
};

/** Whether `url` may be asked for, as far as can be told without resolving its name.
 *  @param allowed hosts that may be private
 *  @throws {PrivateAddress} */
export function checkUrl(url: URL, allowed: PrivateHosts, own?: OwnSite): void {
  const port = portOf(url);
  if (isAllowedPrivate(allowed, url.hostname, port)) return;
  const name = canonicalName(url.hostname) ?? '';
  if (own && `${name}:${port}` === own.host && own.serves(url.pathname)) return;
  const address = name.replace(/^\[|\]$/g, '');
  const isLocal = name === 'localhost' || /\.local(?:host)?$/.test(name);
  if (isLocal || (isIP(address) > 0 && !isPublicAddress(address)))
    throw new PrivateAddress(address);
}

/** How a name is resolved for a connection to `host` and `port`: private answers are left out, so that the
 *  check is made on the very address that is connected to, and a name can't change its mind in between.
 *  Undefined: it is resolved as usual, because it may be private.
 *  @throws {PrivateAddress} where the host is a private address itself: that is never resolved */
export function guardedLookup(
  { host, port }: { readonly host: string; readonly port: number },
  allowed: PrivateHosts,
): LookupFunction | undefined {
  if (isAllowedPrivate(allowed, host, port)) return undefined;
  if (isIP(host) > 0 && !isPublicAddress(host)) throw new PrivateAddress(host);
  return (hostname, options, callback) => {
    resolve(hostname, { ...options, all: true }, (error, addresses) => {
      if (error) return callback(error, '', 0);
      const usable = addresses.filter(({ address }) => isPublicAddress(address));
      const [first] = usable;
      if (!first) return callback(new PrivateAddress(hostname), '', 0);
      if (options.all) return callback(null, usable);
      callback(null, first.address, first.family);
    });
  };
}
