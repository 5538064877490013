import ipaddr from 'ipaddr.js';

/** The network that an address is of, as text: an IPv4 address is one of its own, also written as IPv6.
 *  @param ipv6Bits how much of an IPv6 address is one network; a multiple of 8 */
export function networkOf(address: string, ipv6Bits: number): string {
  if (!ipaddr.isValid(address)) return address.slice(0, 100);
  const parsed = ipaddr.process(address);
  if (parsed.kind() === 'ipv4') return parsed.toString();
  return Buffer.from(parsed.toByteArray().slice(0, ipv6Bits / 8)).toString('hex');
}
