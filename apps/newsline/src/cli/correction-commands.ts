import { verdictOf } from '@newsline/feed';
import type { Installation } from '../installation.ts';
import { print, printJson, printTable } from './output.ts';

const portion = 1000;

/** `newsline corrections list`. */
export async function listCorrections(
  { corrections }: Installation,
  { limit, topic }: { readonly limit: number; readonly topic?: string },
): Promise<void> {
  const query = { limit, after: null, ...(topic !== undefined && { topic }) };
  const found = await corrections.list(query);
  if (found.corrections.length === 0) return print('No corrections.');
  printTable([
    ['AT', 'TOPIC', 'SAID', 'ARTICLE', 'TITLE'],
    ...found.corrections.map((one) => [
      one.at.slice(0, 19),
      one.topic,
      verdictOf(one),
      one.articleId,
      one.title,
    ]),
  ]);
  if (found.next !== null) print(`The newest ${limit}. Show more with --limit.`);
}

/** `newsline corrections export`: newest first, one JSON object a line. */
export async function exportCorrections({ corrections }: Installation): Promise<void> {
  let after: string | null = null;
  do {
    const page = await corrections.list({ limit: portion, after });
    page.corrections.forEach((one) => printJson(one));
    after = page.next;
  } while (after !== null);
}
