import { oneLine } from '@newsline/news';
import type { LiveUpdate } from './json-ld.ts';
import { linkedText } from './linked-text.ts';

const instant = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d)/u;

/** A time as it stands above an entry of a live blog: by the publisher's own clock, in the order that
 *  every language reads. */
export function entryTime(at: string | null): string {
  const [, day, clock] = instant.exec(at ?? '') ?? [];
  return day && clock ? `${day} ${clock}` : '';
}

/** A live blog as text: what stands above its entries, then each with its time and headline. */
export function liveText(intro: string, updates: readonly LiveUpdate[]): string {
  const entries = updates.map(({ headline, body, at }) => {
    const text = linkedText(body);
    const shown = oneLine(headline);
    const isRepeated = shown !== '' && text.startsWith(shown);
    return [[entryTime(at), isRepeated ? '' : shown].filter(Boolean).join(' '), text]
      .filter(Boolean)
      .join('\n\n');
  });
  return [intro, ...entries].filter(Boolean).join('\n\n');
}
