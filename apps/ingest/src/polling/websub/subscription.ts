import { randomBytes } from 'node:crypto';
import { Instant } from '@newsline/contracts';
import { z } from 'zod';

/** What a source's feed offers: its hub, and its own address there (W3C WebSub, section 4). */
export type Offer = { readonly hub: string; readonly topic: string };

/** A subscription to a source's feed (W3C WebSub). */
export const Subscription = z.object({
  hub: z.string(),
  topic: z.string(),
  /** The part of the callback's address that only the hub was told. */
  token: z.string(),
  /** Signs what the hub sends. */
  secret: z.string(),
  /** `requested`: also while it is renewed for the first time after a denial. */
  state: z.enum(['requested', 'verified', 'denied']),
  requestedAt: Instant,
  /** Null: it was never verified. */
  leaseEndsAt: Instant.nullable(),
  /** Null: no push has come, or a poll has found what no push had brought. */
  lastPushAt: Instant.nullable(),
});
export type Subscription = Readonly<z.output<typeof Subscription>>;

/** What is asked for; a hub may grant less, or more. In seconds. */
export const wantedLease = 10 * 86_400;
/** In seconds. */
export const longestLease = 365 * 86_400;
/** Until a hub is asked again that did not answer, or denied. */
const retryMs = 86_400_000;
/** What a poll finds so soon after a push is what that was about. */
const onItsWayMs = 600_000;
/** The part of a lease after which it is renewed. */
const renewAfter = 2 / 3;

/** The subscription that is to be requested now; null: none.
 *  @param before what there is
 *  @param offer null: none; undefined: it is as it was */
export function requestDue(
  before: Subscription | null,
  offer: Offer | null | undefined,
  now: Date,
): Subscription | null {
  if (offer === null) return null;
  const isOther = offer && (offer.hub !== before?.hub || offer.topic !== before.topic);
  if (isOther) return newSubscription(offer, now);
  if (!before || now.getTime() < dueAt(before)) return null;
  const state = before.state === 'verified' ? 'verified' : 'requested';
  return { ...before, state, requestedAt: now.toISOString() };
}

function dueAt({ state, requestedAt, leaseEndsAt }: Subscription): number {
  const requested = Date.parse(requestedAt);
  if (state !== 'verified' || leaseEndsAt === null) return requested + retryMs;
  const lease = Date.parse(leaseEndsAt) - requested;
  return Math.max(requested + lease * renewAfter, requested + Math.min(retryMs, lease) / 2);
}

function newSubscription({ hub, topic }: Offer, now: Date): Subscription {
  return {
    hub,
    topic,
    token: randomBytes(24).toString('base64url'),
    secret: randomBytes(32).toString('hex'),
    state: 'requested',
    requestedAt: now.toISOString(),
    leaseEndsAt: null,
    lastPushAt: null,
  };
}

/** What a poll of the feed shows of its pushes: what no push has brought speaks against them. */
export function subscriptionAfter(
  before: Subscription | null,
  arrived: number,
  now: Date,
): Subscription | null {
  if (!before?.lastPushAt || arrived === 0) return before;
  const isBrought = now.getTime() - Date.parse(before.lastPushAt) < onItsWayMs;
  return isBrought ? before : { ...before, lastPushAt: null };
}

/** How long pushes make polls needless: until it is time to renew. Null: nobody can rely on them. */
export function pushesForMs(subscription: Subscription | null, now: Date): number | null {
  if (subscription?.state !== 'verified' || subscription.lastPushAt === null) return null;
  const leftMs = Date.parse(subscription.leaseEndsAt ?? '') - now.getTime();
  return leftMs > 0 ? leftMs * 0.75 : null;
}
