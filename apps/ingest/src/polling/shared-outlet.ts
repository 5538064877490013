import { identityUrl, outletOf } from '@newsline/news';

/** The outlet that both an article and its source are of, by their addresses; null: none. For what was
 *  announced before articles had an outlet. */
export function sharedOutlet(sourceUrl: string, articleUrl: string): string | null {
  const outlet = outletOf(identityUrl(articleUrl) ?? '');
  return outlet !== '' && outlet === outletOf(sourceUrl) ? outlet : null;
}
