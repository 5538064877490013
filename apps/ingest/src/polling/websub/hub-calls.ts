import { hash, timingSafeEqual } from 'node:crypto';
import type {
  AnswerOf,
  CheckCallback,
  ReceivePush,
  RequestOf,
  VerifySubscription,
} from '@newsline/contracts';
import type { IngestDependencies } from '../dependencies.ts';
import { readFetched } from '../fetch-feed.ts';
import { takeInPush } from '../poll-source.ts';
import type { Source } from '../source-store.ts';
import { isSignedWith } from './signature.ts';
import { longestLease, wantedLease, type Subscription } from './subscription.ts';

type Called = { readonly source: Source; readonly subscription: Subscription };
type Callback = RequestOf<typeof CheckCallback>;

export async function checkCallback(
  callback: Callback,
  dependencies: IngestDependencies,
): Promise<AnswerOf<typeof CheckCallback>> {
  return { isKnown: (await calledBy(callback, dependencies)) !== null };
}

/** W3C WebSub, section 5.3: only what was asked for is confirmed. Nobody is ever asked to unsubscribe. */
export async function verifySubscription(
  { mode, topic, leaseSeconds, ...callback }: RequestOf<typeof VerifySubscription>,
  dependencies: IngestDependencies,
): Promise<AnswerOf<typeof VerifySubscription>> {
  const called = await calledBy(callback, dependencies);
  if (!called || called.subscription.topic !== topic || mode === 'unsubscribe')
    return { isWanted: false };
  const { source, subscription } = called;
  const { sources, now } = dependencies;
  if (mode === 'denied') {
    await sources.setSubscription(source.id, { ...subscription, state: 'denied' });
    return { isWanted: true };
  }
  if (subscription.state === 'denied') return { isWanted: false };
  // Hubs that are older than the Recommendation do not say for how long.
  const lease = Math.min(longestLease, leaseSeconds ?? wantedLease);
  const leaseEndsAt = new Date(now().getTime() + lease * 1000).toISOString();
  await sources.setSubscription(source.id, { ...subscription, state: 'verified', leaseEndsAt });
  return { isWanted: true };
}

/** Reads what a hub brings as if it had been fetched. What can't be told from an attack is ignored (section
 *  7.1); what can't be read, and what asks for pages, is polled instead. */
export async function receivePush(
  { contentType, signature, body: encoded, ...callback }: RequestOf<typeof ReceivePush>,
  dependencies: IngestDependencies,
): Promise<AnswerOf<typeof ReceivePush>> {
  const called = await calledBy(callback, dependencies);
  if (called?.subscription.state !== 'verified') return { kind: 'unknown' };
  const { source, subscription } = called;
  const began = performance.now();
  const body = Buffer.from(encoded, 'base64');
  if (!isSignedWith(subscription.secret, signature, body)) return { kind: 'ignored' };
  const { sources, now } = dependencies;
  const lastPushAt = now().toISOString();
  const pushed = { ...source, subscription: { ...subscription, lastPushAt } };
  const read = source.fullText
    ? null
    : await readFetched(source, { body, contentType, url: subscription.topic }, dependencies);
  if (read?.kind === 'read') {
    const push = { feed: read.result, bytes: body.byteLength, began };
    await takeInPush(pushed, source, push, dependencies);
    return { kind: 'taken' };
  }
  await sources.setSubscription(source.id, pushed.subscription);
  await sources.pollSoon(source.id, now());
  return { kind: 'taken' };
}

async function calledBy(
  { sourceId, token }: Callback,
  { sources }: IngestDependencies,
): Promise<Called | null> {
  const source = await sources.get(sourceId);
  const { subscription = null } = source ?? {};
  if (!source || !subscription || !isSame(subscription.token, token)) return null;
  return { source, subscription };
}

/** In a time that does not tell how alike they are. */
function isSame(one: string, other: string): boolean {
  const digest = (text: string) => hash('sha256', text, 'buffer');
  return timingSafeEqual(digest(one), digest(other));
}
