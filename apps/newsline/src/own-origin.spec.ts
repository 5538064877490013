import { demonstrationAt, ownOrigin } from './own-origin.ts';

describe('ownOrigin', () => {
  it.each([
    ['the default', '127.0.0.1', 3000, 'http://127.0.0.1:3000'],
    ['the port that http has by itself', '127.0.0.1', 80, 'http://127.0.0.1'],
    ['the port of https, spoken to in http', '127.0.0.1', 443, 'http://127.0.0.1:443'],
    ['every address', '0.0.0.0', 3000, 'http://localhost:3000'],
    ['every IPv6 address', '::', 80, 'http://localhost'],
    ['every IPv6 address, written otherwise', '0:0:0:0:0:0:0:0', 80, 'http://localhost'],
    ['an IPv6 address', '::1', 3000, 'http://[::1]:3000'],
    ['a name', 'Localhost', 3000, 'http://localhost:3000'],
  ])('is made of %s', (_, host, port, origin) => expect(ownOrigin(host, port)).toBe(origin));
  it('says what to do where a host can stand in no address', () =>
    expect(() => ownOrigin('fe80::1%eth0', 80)).toThrow(/Set HOST/));
});

describe('demonstrationAt', () => {
  it.each([
    ['another port', 'http://127.0.0.1:3000', '127.0.0.1:3000'],
    ['the default port', 'http://127.0.0.1', '127.0.0.1:80'],
    ['an IPv6 address', 'http://[::1]', '[::1]:80'],
  ])('is one port of the host: %s', (_, origin, host) =>
    expect(demonstrationAt(origin).host).toBe(host),
  );
  it.each([
    ['a feed', '/samples/lantern-post.xml', true],
    ['an article', '/samples/lantern-post/a-story', true],
    ['the front page', '/', false],
    ['the API', '/v1/sources', false],
    ['a feed that is not there', '/samples/evil.xml', false],
    ['what begins as a feed', '/samples/lantern-post.xml/x', false],
    ['an escaped path', '/samples/lantern-post/..%2f..%2fv1', false],
    ['a path within another', '/v1/samples/lantern-post.xml', false],
  ])('serves %s or not', (_, path, expected) =>
    expect(demonstrationAt('http://127.0.0.1').serves(path)).toBe(expected),
  );
});
