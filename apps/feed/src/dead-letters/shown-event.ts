import type { NewsEvent } from '@newsline/contracts';
import { shorten } from '../read-model/shorten.ts';

/** An event may carry an article of megabytes. In UTF-16 units. */
const longest = 20_000;

/** The event, or, where it is long, its attributes and what its data looked like at the beginning:
 *  enough to see what it is about. `newsline dead-letters show` has the rest. */
export function shownEvent(event: NewsEvent): NewsEvent & { readonly dataIsCut?: true } {
  if (sizeOf(event, longest) <= longest) return event;
  const attributes = Object.entries(event).map(([name, value]) => [
    name,
    typeof value === 'string' ? shorten(value, longestText) : value,
  ]);
  const shown = Object.fromEntries(attributes) as NewsEvent;
  return { ...shown, data: beginningOf(event.data), dataIsCut: true };
}

/** Of all texts and values in it, counted no further than needed. */
function sizeOf(value: unknown, most: number): number {
  if (typeof value === 'string') return value.length;
  if (typeof value !== 'object' || value === null) return 8;
  let size = 0;
  for (const [key, inner] of Object.entries(value)) {
    size += key.length + sizeOf(inner, most - size);
    if (size > most) break;
  }
  return size;
}

const mostValues = 20;
const longestText = 200;

function beginningOf(value: unknown, depth = 0): unknown {
  if (typeof value === 'string')
    return value.length > longestText
      ? `${value.slice(0, longestText).toWellFormed()}… (${value.length} characters)`
      : value;
  if (typeof value !== 'object' || value === null) return value;
  if (depth > 5) return '…';
  if (Array.isArray(value))
    return value.slice(0, mostValues).map((one) => beginningOf(one, depth + 1));
  return Object.fromEntries(
    Object.entries(value)
      .slice(0, mostValues)
      .map(([key, inner]) => [key.slice(0, longestText), beginningOf(inner, depth + 1)]),
  );
}
