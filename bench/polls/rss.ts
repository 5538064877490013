type Item = {
  readonly title: string;
  readonly link: string;
  readonly publishedAt: Date;
  /** Stands in its text. */
  readonly token: string;
};

export function item({ title, link, publishedAt, token }: Item): string {
  return `<item><title>${title}</title><link>${link.replaceAll('&', '&amp;')}</link><pubDate>${publishedAt.toUTCString()}</pubDate><description>${token} ${title}</description></item>`;
}

export function rss(items: readonly string[]): string {
  return `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>Bao</title>${items.join('')}</channel></rss>`;
}
