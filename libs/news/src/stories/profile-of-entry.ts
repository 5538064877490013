import { profileOf, type Profile } from './profile.ts';
import type { StoryEntry } from './story-entry.ts';
import { unpackVector } from './term-vector.ts';

/** What is compared of a placed article.
 *  @throws RangeError when its terms were not packed by `packVector` */
export function profileOfEntry({
  terms,
  facts,
  publishedAt,
  outlet = null,
  language,
}: StoryEntry): Profile {
  return profileOf({ vector: unpackVector(terms, facts), publishedAt, outlet, language });
}
