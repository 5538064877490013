import type { IngestDependencies } from '../dependencies.ts';
import { requestDue, wantedLease, type Offer, type Subscription } from './subscription.ts';

/** Asks a source's hub for a subscription, or for a longer one, where it is time. Does nothing where no
 *  hub could call back. A hub that can't be asked is asked again the next day.
 *  @param offer what its feed offers; null: nothing; undefined: what it offered before */
export async function subscribe(
  sourceId: string,
  offer: Offer | null | undefined,
  { sources, fetcher, callbackUrl, checkUrl, now, onProblem }: IngestDependencies,
): Promise<void> {
  if (callbackUrl === null) return;
  const source = await sources.get(sourceId);
  if (!source) return;
  if (offer === null && source.subscription) await sources.setSubscription(sourceId, null);
  const request = requestDue(source.subscription, offer, now());
  if (!request) return;
  // Before the hub is asked: it may call back before it answers.
  await sources.setSubscription(sourceId, request);
  try {
    checkUrl(new URL(request.hub));
  } catch {
    return;
  }
  const callback = `${callbackUrl}/${encodeURIComponent(sourceId)}/${request.token}`;
  const answer = await fetcher.fetch({
    url: request.hub,
    accept: '*/*',
    form: formOf(request, callback),
  });
  if (answer.kind !== 'failed') return;
  const problem = `${source.url} has a hub that can’t be subscribed to: ${answer.problem}`;
  onProblem(problem, undefined, { level: 'info', ids: { sourceId } });
}

/** W3C WebSub, section 5.1. */
function formOf({ topic, secret }: Subscription, callback: string): Record<string, string> {
  return {
    'hub.mode': 'subscribe',
    'hub.topic': topic,
    'hub.callback': callback,
    'hub.secret': secret,
    'hub.lease_seconds': String(wantedLease),
  };
}
