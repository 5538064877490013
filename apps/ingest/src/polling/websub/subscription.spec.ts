import { pushesForMs, requestDue, subscriptionAfter, type Subscription } from './subscription.ts';

const hour = 3_600_000;
const began = Date.parse('2026-03-01T00:00:00Z');
const at = (hours: number) => new Date(began + hours * hour);
const offer = { hub: 'https://hub.example/', topic: 'https://bao.example/rss' };
const verified: Subscription = {
  ...offer,
  token: 't',
  secret: 's',
  state: 'verified',
  requestedAt: at(0).toISOString(),
  leaseEndsAt: at(240).toISOString(),
  lastPushAt: at(1).toISOString(),
};
const requested: Subscription = { ...verified, state: 'requested', leaseEndsAt: null };
const denied: Subscription = { ...verified, state: 'denied' };

describe('a request to a hub', () => {
  it.each<[string, Subscription | null, typeof offer | null | undefined, number, boolean]>([
    ['a feed that offers one for the first time', null, offer, 0, true],
    ['a feed that offers none', null, null, 0, false],
    ['a feed that is as it was, without one', null, undefined, 0, false],
    ['one that has just been requested', requested, offer, 1, false],
    ['one that was never verified, the next day', requested, undefined, 24, true],
    ['one that holds', verified, offer, 159, false],
    ['one that ends soon, while the feed is as it was', verified, undefined, 161, true],
    ['one that has ended', verified, offer, 500, true],
    ['one that was denied', denied, offer, 23, false],
    ['one that was denied, the next day', denied, offer, 25, true],
    ['another hub', verified, { ...offer, hub: 'https://other.example/' }, 1, true],
    ['another topic', verified, { ...offer, topic: 'https://bao.example/' }, 1, true],
    ['an offer that is withdrawn', verified, null, 500, false],
  ])('is due for %s', (_, before, offered, hours, isDue) => {
    expect(requestDue(before, offered, at(hours)) !== null).toBe(isDue);
  });

  it('renews with the same secret, and stays verified meanwhile', () => {
    const requestedAt = at(200).toISOString();
    expect(requestDue(verified, offer, at(200))).toEqual({ ...verified, requestedAt });
  });

  it('has a secret of its own that nobody can guess', () => {
    const [one, other] = [requestDue(null, offer, at(0)), requestDue(null, offer, at(0))];
    expect(one?.token.length).toBeGreaterThan(20);
    expect(one?.secret.length).toBeGreaterThan(30);
    expect(one?.token).not.toBe(other?.token);
    expect(one?.secret).not.toBe(other?.secret);
  });

  it('comes again after a short lease, not at each poll', () => {
    const short = { ...verified, leaseEndsAt: at(1 / 60).toISOString() };
    expect(requestDue(short, offer, new Date(began + 20_000))).toBeNull();
    expect(requestDue(short, offer, at(1))).not.toBeNull();
  });
});

describe('pushes', () => {
  it.each<[string, Subscription | null, number, number | null]>([
    ['a lease that lasts', verified, 40, 150 * hour],
    ['a lease that is over', verified, 241, null],
    ['no push so far', { ...verified, lastPushAt: null }, 40, null],
    ['a denial', denied, 40, null],
    ['no subscription', null, 40, null],
  ])('make polls needless by %s', (_, subscription, hours, ms) =>
    expect(pushesForMs(subscription, at(hours))).toBe(ms),
  );

  it('are not relied on where a poll finds what none has brought', () => {
    const missed = { ...verified, lastPushAt: null };
    expect(subscriptionAfter(verified, 1, at(5))).toEqual(missed);
    expect(subscriptionAfter(verified, 0, at(5))).toEqual(verified);
    expect(subscriptionAfter(verified, 1, at(1.1))).toEqual(verified);
    expect(subscriptionAfter(null, 1, at(5))).toBeNull();
  });
});
