import { CheckCallback } from '@newsline/contracts';
import type { EventBus } from '@newsline/messaging';
import { z } from 'zod';
import { Problem } from './problem.ts';

/** The parts of an address that a hub was told. */
export const Callback = z.object({
  sourceId: z.string().min(1).max(2000),
  token: z.string().min(1).max(200),
});

const timeoutMs = 5_000;

/** Whether ingest has told a hub of this address. */
export async function isCallback(bus: EventBus, params: unknown): Promise<boolean> {
  const callback = Callback.safeParse(params);
  return callback.success && (await bus.ask(CheckCallback, callback.data, { timeoutMs })).isKnown;
}

/** What ends a subscription that nobody wants any more: W3C WebSub, section 7. */
export function nobodyCalls(): Problem {
  return new Problem('not-found', 410, 'There is no subscription, or no longer.');
}
