/** Feeds that are ordinary but for what a kind of server puts into them. */

export const rssType = 'application/rss+xml; charset=utf-8';

/** RSS 2.0. `site`: whose feed it says it is. */
export function rss(site: string, items: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Hostile</title><link>${site}/</link><description>hostile</description>${items}</channel></rss>`;
}

/** `count` ordinary articles whose links lead to `site`. `more`: XML that the nth has besides. */
export function items(count: number, site: string, more: (n: number) => string = () => ''): string {
  return Array.from({ length: count }, (_, n) => item(n, site, more(n))).join('');
}

function item(n: number, site: string, more: string): string {
  return `<item><title>Harbour notice ${n} of ${new URL(site).host}</title><link>${site}/articles/${n}</link><guid isPermaLink="false">${n}</guid>${more || '<description>The harbour council met and spoke at length about the bridge.</description>'}</item>`;
}
