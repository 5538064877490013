import type { Random } from '../random.ts';
import { byteMutations } from './bytes.ts';
import { markupMutations } from './markup.ts';
import { bytesOf, replaced, span, type Mutation } from './mutation.ts';
import { textMutations } from './text.ts';

const families: readonly (readonly Mutation[])[] = [
  byteMutations,
  markupMutations,
  markupMutations,
  textMutations,
  textMutations,
];

/** Documents beyond this are cut; one in fifty grows towards it on purpose. */
const maxLength = 1_000_000;
const shareOfGrown = 0.02;

/** One of the documents with a few changes. Both are strings of bytes. */
export function mutate(documents: readonly string[], random: Random): string {
  let document = random.pick(documents);
  const count = random.magnitude(1, 8);
  for (let done = 0; done < count && document.length < maxLength / 4; done += 1) {
    document = random.pick(random.pick(families))(document, random, documents);
  }
  if (random.happens(shareOfGrown)) document = grown(document, random);
  return document.slice(0, maxLength);
}

/** A part of it again and again, until it is 100 kB to 1 MB long. */
function grown(document: string, random: Random): string {
  const [from, to] = span(document, random);
  const part = document.slice(from, to) || bytesOf(random.pick(['<p>', 'é', ' ', '<a b=c>']));
  const length = random.magnitude(100_000, maxLength);
  return replaced(document, to, to, part.repeat(Math.ceil(length / part.length)));
}
