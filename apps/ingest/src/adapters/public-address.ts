import ipaddr from 'ipaddr.js';

/** What is not the public Internet: the rows of IANA's registries of special-purpose addresses (RFC 6890;
 *  iana-ipv4-special-registry, iana-ipv6-special-registry), multicast, and what is reserved. Of IPv6
 *  nothing but 2000::/3 is global unicast (RFC 4291, section 2.4): `::/3`, `4000::/2` and `8000::/1` are all
 *  the rest, with loopback, mapped IPv4, unique local, link-local and site-local addresses in it.
 *  Ranges that carry IPv4 inside (NAT64, 6to4, Teredo) are here whole: what is inside may be private. */
export const specialRanges: readonly string[] = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.31.196.0/24',
  '192.52.193.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '192.175.48.0/24',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/4',
  '240.0.0.0/4',
  '::/3',
  // In ::/3 already; named because a gateway in the network may lead it to private IPv4 (RFC 6052, 8215).
  '64:ff9b::/96',
  '64:ff9b:1::/48',
  '2001::/23',
  '2001:db8::/32',
  '2002::/16',
  '2620:4f:8000::/48',
  '3fff::/20',
  '4000::/2',
  '8000::/1',
];

const parsed = specialRanges.map((range) => ipaddr.parseCIDR(range));

/** Is this IP address one of the public Internet? */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  const given = ipaddr.parse(address);
  return !parsed.some(([range, bits]) => given.kind() === range.kind() && given.match(range, bits));
}
