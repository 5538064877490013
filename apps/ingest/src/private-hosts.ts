import { isIPv4, isIPv6 } from 'node:net';

/** Hosts that may be private, each as `privateHost` writes it. */
export type PrivateHosts = ReadonlySet<string>;

/** An entry of ALLOWED_PRIVATE_HOSTS in the one spelling that it is looked up by: `intra` and `[::1]` stand
 *  for every port, `intra:8080` and `[::1]:443` for one. Case and a dot at the end don't count, IPv6 may
 *  come without brackets where no port follows. Null: it is no host, or not one alone (an address with
 *  http://, a path, a wildcard, a network). */
export function privateHost(entry: string): string | null {
  const [, name, port] =
    /^(\[[^\]]+\]|[^\s:/?#@\\%*[\]]+)(?::(\d{1,5}))?$/.exec(isIPv6(entry) ? `[${entry}]` : entry) ??
    [];
  const host = name === undefined ? null : canonicalName(name);
  // A URL reads 8080 as 0.0.31.144: whoever writes it means something else.
  if (host === null || (isIPv4(host) && !isIPv4(name ?? ''))) return null;
  if (port === undefined) return host;
  const number = Number(port);
  return number >= 1 && number <= 65_535 ? `${host}:${number}` : null;
}

/** @param host a name or an address, IPv6 with or without brackets */
export function isAllowedPrivate(hosts: PrivateHosts, host: string, port: number): boolean {
  if (hosts.size === 0) return false;
  const name = canonicalName(host);
  return name !== null && (hosts.has(name) || hosts.has(`${name}:${port}`));
}

/** As a URL writes it (lower case, punycode, IPv6 shortened and in brackets), without the dot that names of
 *  the DNS may end with. */
export function canonicalName(host: string): string | null {
  const url = URL.parse(`http://${isIPv6(host) ? `[${host}]` : host}`);
  return url?.hostname.replace(/\.$/, '') || null;
}

/** The port that is connected to, said or not. */
export function portOf(url: URL): number {
  return Number(url.port) || (url.protocol === 'https:' ? 443 : 80);
}
