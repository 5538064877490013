import { parseFeed, type ParsedArticle } from '@newsline/ingest';
import { listSamples, readSample } from './samples.ts';

/** The web sites of the invented outlets, with dates counted back from the first start. */
export class DemonstrationSite {
  readonly #anchor: Date;
  readonly #home: string;

  /** @param anchor what dates are counted back from
   *  @param home the address of Newsline's front page */
  constructor(anchor: Date, home = '/') {
    this.#anchor = anchor;
    this.#home = home;
  }

  feed(slug: string, origin: string): string | null {
    return readSample(slug, origin, this.#anchor);
  }

  /** The article's own page, so that "read at the source" leads somewhere. */
  async page(outlet: string, article: string, origin: string): Promise<string | null> {
    const path = `/samples/${outlet}/${article}`;
    for (const { slug, language } of listSamples().filter((sample) =>
      sample.slug.startsWith(outlet),
    )) {
      const bytes = Buffer.from(readSample(slug, origin, this.#anchor) ?? '');
      const url = `${origin}/samples/${slug}.xml`;
      const { feed, articles } = await parseFeed(bytes, {
        url,
        contentType: 'application/xml',
        now: new Date(),
      });
      const found = articles.find((one) => one.url && new URL(one.url).pathname === path);
      if (found) return render(found, feed.title, language, this.#home);
    }
    return null;
  }
}

function render(
  { title, contentHtml, authors }: ParsedArticle,
  outlet: string,
  language: string,
  home: string,
): string {
  const text = (plain: string) => plain.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
  const note =
    language === 'vi'
      ? 'Trang minh họa của Newsline: tòa soạn, nhân vật và sự việc đều là hư cấu.'
      : 'A demonstration page of Newsline: the outlet, the people and the events are invented.';
  return `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${text(title)} – ${text(outlet)}</title></head><body><main><p><em>${note}</em></p><p>${text(outlet)}</p>
<article><h1>${text(title)}</h1><p>${text(authors.map(({ name }) => name).join(', '))}</p>${contentHtml}</article>
<p><a href="${text(home)}">Newsline</a></p></main></body></html>`;
}
