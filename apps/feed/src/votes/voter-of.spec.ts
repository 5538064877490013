import { voterOf, networkMark, type Reader } from './voter-of.ts';

const keys = { lasting: Buffer.alloc(32, 1), daily: Buffer.alloc(32, 2) };
const nextDay = { ...keys, daily: Buffer.alloc(32, 3) };
const elsewhere = { ...keys, lasting: Buffer.alloc(32, 4) };
const browser: Reader = { token: 'abc', network: '192.0.2.1', agent: 'Firefox' };
const client: Reader = { ...browser, token: null };

describe('a voter', () => {
  it.each([
    ['the same browser', voterOf(keys, 's', browser), true],
    ['in another network', voterOf(keys, 's', { ...browser, network: '192.0.2.2' }), true],
    ['on another day', voterOf(nextDay, 's', browser), true],
    ['on another story', voterOf(keys, 't', browser), false],
    ['of another token', voterOf(keys, 's', { ...browser, token: 'abd' }), false],
    ['at another installation', voterOf(elsewhere, 's', browser), false],
    ['without its token', voterOf(keys, 's', client), false],
    ['whose story and token run together', voterOf(keys, 'sa', { ...browser, token: 'bc' }), false],
  ])('with a token is %s', (_reason, other, isSame) => {
    expect(voterOf(keys, 's', browser) === other).toBe(isSame);
  });

  it.each([
    ['the same client', voterOf(keys, 's', client), true],
    ['in another network', voterOf(keys, 's', { ...client, network: '192.0.2.2' }), false],
    ['by another name', voterOf(keys, 's', { ...client, agent: 'curl' }), false],
    ['on another day', voterOf(nextDay, 's', client), false],
    ['on another story', voterOf(keys, 't', client), false],
  ])('without one is %s', (_reason, other, isSame) => {
    expect(voterOf(keys, 's', client) === other).toBe(isSame);
  });

  it('is 128 bits, however long its name', () => {
    const voter = voterOf(keys, 's'.repeat(2_000), { ...client, agent: 'x'.repeat(100_000) });
    expect(Buffer.from(voter, 'base64url')).toHaveLength(16);
  });
});

it.each([
  ['of other readers', networkMark(keys, 's', { ...client, agent: 'curl' }), true],
  ['on another story', networkMark(keys, 't', browser), false],
  ['on another day', networkMark(nextDay, 's', browser), false],
  ['of a client that is called so', voterOf(keys, 's', client), false],
])('a network has a mark: %s', (_reason, other, isSame) => {
  expect(networkMark(keys, 's', browser) === other).toBe(isSame);
});
