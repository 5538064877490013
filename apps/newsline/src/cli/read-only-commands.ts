import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import {
  readEncoders,
  readTopicFolders,
  shippedEncoders,
  shippedTopics,
  taughtByExamples,
} from '@newsline/classify';
import { articleLabeller } from '@newsline/classify/labels';
import { detectLanguage } from '@newsline/classify/language';
import { HttpFetcher, parseFeed, readDocument, userAgentOf, warningText } from '@newsline/ingest';
import { StoryGrouper } from '@newsline/news/grouping';
import type { NewslineSettings } from '../newsline.config.ts';
import { UserError } from '../user-error.ts';
import { readArticleLines } from './json-lines.ts';
import { printJson, warn } from './output.ts';

/** `newsline classify`: JSON lines in, language and topics out. */
export async function classify(settings: NewslineSettings): Promise<void> {
  const models = {
    topics: readTopicFolders([shippedTopics, ...settings.TOPIC_FOLDERS]),
    encoders: readEncoders(shippedEncoders),
    precision: settings.TOPIC_PRECISION,
    detectLanguage,
  };
  const label = articleLabeller(models, taughtByExamples(models));
  for await (const { id, title, summary, text } of standardInput()) {
    const { language, topics } = label({
      title,
      summary,
      text,
      languageHint: null,
      categories: [],
    });
    const scores = topics.map(({ topic, score }) => ({ topic, score: Number(score.toFixed(4)) }));
    printJson({ id, language, topics: scores });
  }
}

/** `newsline group`: JSON lines in time order in, the story of each out. */
export async function group(settings: NewslineSettings): Promise<void> {
  const grouper = new StoryGrouper({ maxArticles: settings.STORY_MEMORY });
  for await (const { id, title, summary, text, publishedAt, url } of standardInput()) {
    const language = detectLanguage(`${title}\n${summary || text.slice(0, 500)}`);
    const { storyId } = grouper.place({ id, language, title, summary, text, publishedAt, url });
    printJson({ id, story: storyId });
  }
}

/** `newsline parse-feed FILE`. */
export async function parseFeedFile(file: string, url: string | undefined): Promise<void> {
  const parsed = await parseFeed(readBytes(file), { now: new Date(), ...(url && { url }) });
  printJson({ ...parsed, warnings: parsed.warnings.map(warningText) }, 2);
}

/** `newsline extract FILE|URL`. An address is fetched under the same rules as a source. */
export async function extract(
  what: string,
  url: string | undefined,
  settings: NewslineSettings,
): Promise<void> {
  const page = /^https?:\/\//i.test(what)
    ? await fetchPage(what, settings)
    : { body: readBytes(what), contentType: '', url };
  const { articles, headlines } = await readDocument({
    body: page.body,
    contentType: page.contentType,
    now: new Date(),
    ...(page.url !== undefined && { url: page.url }),
  });
  const [first] = articles;
  if (!first) throw new UserError(`No article was found in ${what}.`);
  const { title, text, authors, publishedAt, imageUrl, ...rest } = first;
  const more = articles.length > 1 || headlines.length > 0 ? { articles, headlines } : {};
  printJson({ title, text, authors, date: publishedAt, image: imageUrl, ...rest, ...more }, 2);
}

async function fetchPage(url: string, settings: NewslineSettings) {
  const fetcher = new HttpFetcher({
    timeoutMs: settings.FETCH_TIMEOUT,
    maxBytes: settings.FETCH_MAX_BYTES,
    userAgent: userAgentOf(settings),
    allowedPrivateHosts: settings.ALLOWED_PRIVATE_HOSTS,
  });
  const page = await fetcher.fetch({ url, accept: 'text/html, application/xhtml+xml' });
  await fetcher.close();
  if (page.kind !== 'fetched')
    throw new UserError(page.kind === 'failed' ? page.problem : 'The server sent no page.');
  return page;
}

/** Relative to where the user stands: `npm run` moves to the workspace first. */
function readBytes(file: string): Buffer {
  const path = file === '-' ? 0 : resolve(process.env['INIT_CWD'] ?? '.', file);
  if (path !== 0 && !existsSync(path)) throw new UserError(`There is no file ${path}.`);
  return readFileSync(path);
}

function standardInput() {
  return readArticleLines(process.stdin, (line, problem) => {
    warn(`line ${line} is skipped: ${problem}`);
    process.exitCode = 1;
  });
}
