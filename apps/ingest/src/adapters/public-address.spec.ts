import { isPublicAddress } from './public-address.ts';

describe('isPublicAddress', () => {
  it.each([
    ['a public IPv4 address', '93.184.215.14'],
    ['the last before loopback', '126.255.255.255'],
    ['the first after 172.16.0.0/12', '172.32.0.0'],
    ['the first after carrier-grade NAT', '100.128.0.0'],
    ['a public IPv6 address', '2606:2800:21f::1'],
    ['the first after the protocol assignments', '2001:200::1'],
    ['the first after 6to4', '2003::1'],
    ['the last before the new documentation range', '3ffe:ffff::1'],
  ])('takes %s', (_, address) => expect(isPublicAddress(address)).toBe(true));

  // IANA's registries of special-purpose addresses, row by row.
  it.each([
    ['"this network"', '0.0.0.0', '0.255.255.255'],
    ['private use', '10.0.0.0', '10.255.255.255'],
    ['carrier-grade NAT', '100.64.0.0', '100.127.255.255'],
    ['loopback', '127.0.0.1', '127.255.255.255'],
    ['link-local, where clouds keep their secrets', '169.254.0.1', '169.254.169.254'],
    ['private use', '172.16.0.0', '172.31.255.255'],
    ['protocol assignments', '192.0.0.0', '192.0.0.255'],
    ['documentation', '192.0.2.0', '192.0.2.255'],
    ['AS112', '192.31.196.0', '192.31.196.255'],
    ['AMT', '192.52.193.0', '192.52.193.255'],
    ['6to4 relays', '192.88.99.0', '192.88.99.255'],
    ['private use', '192.168.0.0', '192.168.255.255'],
    ['AS112', '192.175.48.0', '192.175.48.255'],
    ['benchmarking', '198.18.0.0', '198.19.255.255'],
    ['documentation', '198.51.100.0', '203.0.113.255'],
    ['multicast', '224.0.0.1', '239.255.255.255'],
    ['reserved, broadcast', '240.0.0.0', '255.255.255.255'],
    ['unspecified, loopback', '::', '::1'],
    ['IPv4-compatible', '::127.0.0.1', '::8.8.8.8'],
    ['IPv4-mapped, public ones too', '::ffff:10.0.0.1', '::ffff:8.8.8.8'],
    ['IPv4-translated', '::ffff:0:10.0.0.1', '::ffff:0:8.8.8.8'],
    ['NAT64', '64:ff9b::10.0.0.1', '64:ff9b::8.8.8.8'],
    ['NAT64 for local use', '64:ff9b:1::', '64:ff9b:1:ffff:ffff:ffff:ffff:ffff'],
    ['discard-only', '100::', '100::ffff:ffff:ffff:ffff'],
    ['dummy prefix', '100:0:0:1::', '100:0:0:1::1'],
    ['not allocated', '1::1', '1fff:ffff::1'],
    ['Teredo', '2001::1', '2001:0:ffff::1'],
    ['benchmarking, AMT', '2001:2::1', '2001:3::1'],
    ['AS112, ORCHID', '2001:4:112::1', '2001:2f::1'],
    ['drones', '2001:30::1', '2001:3f:ffff::1'],
    ['documentation', '2001:db8::1', '3fff:fff::1'],
    ['6to4 with a private address', '2002:a00:1::1', '2002:7f00:1::1'],
    ['AS112 direct', '2620:4f:8000::', '2620:4f:8000:ffff::1'],
    ['not allocated', '4000::1', '5eff::1'],
    ['segment routing', '5f00::1', '5f00:ffff::1'],
    ['not allocated', '6000::1', 'fbff::1'],
    ['unique local', 'fc00::1', 'fdff:ffff::1'],
    ['link-local', 'fe80::1', 'fe80::1%eth0'],
    ['site-local', 'fec0::1', 'feff:ffff::1'],
    ['multicast', 'ff02::1', 'ff0e::1'],
    ['no address at all', 'example.org', ''],
  ])('refuses %s: %s, %s', (_, first, last) => {
    expect(isPublicAddress(first)).toBe(false);
    expect(isPublicAddress(last)).toBe(false);
  });
});
