import { describeOn } from '@newsline/platform/testing';
import { at, noon } from '../polling/source-store.conformance.ts';
import { twoReplicas, type TwoReplicas } from '../testing/replicas.ts';
import { MongoHostLeases } from './mongo-host-leases.ts';

const minute = 60_000;

describeOn('MONGODB_URL', 'MongoHostLeases', (url) => {
  let replicas: TwoReplicas;
  let one: MongoHostLeases;
  let other: MongoHostLeases;

  beforeEach(async () => {
    replicas = await twoReplicas(url);
    const [first, second] = replicas.connections;
    [one, other] = await Promise.all([MongoHostLeases.open(first), MongoHostLeases.open(second)]);
  });
  afterEach(() => replicas.stop());

  it('gives a host to one of many who try, also where nobody had it before', async () => {
    for (const host of ['a.example', 'b.example:8080']) {
      const tries = Array.from({ length: 20 }, (_, n) =>
        (n % 2 ? one : other).lease(host, noon, minute),
      );
      expect((await Promise.all(tries)).filter(Boolean)).toHaveLength(1);
    }
  });

  it('gives it again when the lease has expired, or was ended and the host has rested', async () => {
    expect(await one.lease('a', noon, minute)).toBe(true);
    expect(await other.lease('a', at(0.9), minute)).toBe(false);
    expect(await other.lease('a', at(1), minute)).toBe(true);
    await other.release('a', at(1.5));
    expect(await one.lease('a', at(1.4), minute)).toBe(false);
    expect(await one.lease('a', at(1.5), minute)).toBe(true);
  });

  it('ends nobody else’s lease', async () => {
    await one.lease('a', at(-2), minute);
    await other.lease('a', noon, minute);
    await one.release('a', at(-1));
    expect(await one.lease('a', at(0.5), minute)).toBe(false);
  });
});
