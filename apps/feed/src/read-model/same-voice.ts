import type { Article } from '@newsline/contracts';

type Voice = Pick<Article, 'sourceId' | 'outlet'>;

/** Whether two versions of an article are in the words of one source or of one outlet: else the later
 *  one's date counts as well, and with it its place. */
export function isSameVoice(one: Voice, other: Voice): boolean {
  return one.sourceId === other.sourceId || (one.outlet !== null && one.outlet === other.outlet);
}
