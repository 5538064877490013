import { Article } from '@newsline/contracts';
import type { Labels } from '@newsline/contracts';
import type { Channel } from '../../../apps/feed/src/feeds/channel.ts';
import { feedEndings, renderFeed } from '../../../apps/feed/src/feeds/formats.ts';
import type { FullArticle } from '../../../apps/feed/src/read-model/news-read-model.ts';
import { defaultLimits } from '../../../apps/ingest/src/polling/article-limits.ts';
import type { ArticleDraft } from '../../../apps/ingest/src/polling/draft-article.ts';
import { BrokenPromise } from './broken-promise.ts';
import { checkHtml } from './html.ts';
import { checkAddress, checkLine, checkText } from './text.ts';
import { checkXml } from './xml.ts';

const siteUrl = 'https://news.example';
const labels: Labels = { language: 'vi', topics: [], keywords: [], entities: [] };

/** Whether articles, as many as one poll takes, keep what the contract promises of their fields, and can be sent out as feeds in
 *  every format. @throws BrokenPromise */
export async function checkArticles(drafts: readonly ArticleDraft[], now: Date): Promise<void> {
  const articles = drafts.slice(0, defaultLimits.articles).map(({ content, idIfNew }) =>
    checked({
      ...content,
      id: idIfNew,
      version: 1,
      sourceId: 'example',
      outlet: null,
      sourceName: 'Example',
      seenAt: now.toISOString(),
      demonstration: false,
    }),
  );
  const more = { labels, storyId: 's', editedAt: null, isCut: false };
  const shown = articles.map((article) => ({ ...article, ...more }));
  for (const ending of feedEndings) await checkFeed(shown, ending);
}

const names = { topics: [], feedUrls: new Map<string, string>(), siteUrl };
const channel: Channel = {
  id: 'urn:newsline:feed:latest',
  title: 'Newsline',
  description: 'The latest news',
  language: null,
  selfUrl: `${siteUrl}/feeds/latest`,
  homeUrl: `${siteUrl}/`,
  siteUrl,
  updated: new Date(0),
};

function checked(article: Article): Article {
  const parsed = Article.safeParse(article);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new BrokenPromise(
      `article.${issue?.path.join('.')} breaks its contract: ${issue?.message}`,
    );
  }
  checkLine('article.title', article.title);
  checkText('article.summary', article.summary);
  checkText('article.text', article.text);
  checkHtml('article.html', article.html);
  checkAddress('article.url', article.url);
  checkAddress('article.imageUrl', article.imageUrl);
  for (const name of ['authors', 'attribution', 'categories'] as const)
    for (const text of article[name]) checkLine(`article.${name}`, text);
  return article;
}

async function checkFeed(articles: readonly FullArticle[], ending: string): Promise<void> {
  const text = (await renderFeed(channel, articles, names, ending)).body.toString();
  if (ending !== 'json') checkXml(`the ${ending} feed`, text);
  else JSON.parse(text);
}
