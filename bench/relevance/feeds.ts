import type { Item } from './judged-queries.ts';

/** A feed of RSS 2.0. */
export function rssOf(name: string, items: readonly Item[]): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>${escaped(name)}</title><link>https://corpus.example/</link><description/>
${items.map(itemOf).join('\n')}
</channel></rss>`;
}

/** As text of an element or in an attribute's quotation marks. */
export function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

/** Descriptions are HTML, so what is plain text is escaped twice. */
function itemOf({ title, summary, text, link, published, category }: Item): string {
  const date = new Date(published).toUTCString();
  const body = text === '' ? '' : `<content:encoded>${html(text)}</content:encoded>`;
  const section = category ? `<category>${escaped(category)}</category>` : '';
  return `<item><title>${escaped(title)}</title><link>${escaped(link)}</link><description>${html(summary)}</description>${body}<pubDate>${date}</pubDate>${section}</item>`;
}

function html(text: string): string {
  const blocks = text.split(/\n+/u).map((block) => `<p>${escaped(block)}</p>`);
  return escaped(blocks.join(''));
}
