import { isDeepStrictEqual } from 'node:util';
import { writeOpml, type ListedSource } from '@newsline/news';
import { readOpml } from '../../../apps/ingest/src/feeds/read-opml.ts';
import { UnreadableFeed } from '../../../apps/ingest/src/feeds/unreadable-feed.ts';
import { BrokenPromise } from '../checks/broken-promise.ts';
import { checkAddress, checkLine } from '../checks/text.ts';
import { checkXml } from '../checks/xml.ts';
import { documentsIn } from '../fixtures.ts';
import { mutate } from '../mutations/mutate.ts';
import type { Input, OpenTarget, Verdict } from '../target.ts';

/** Lists of feeds: what is read from one is written as another that reads the same. */
export const open: OpenTarget = ({ from }) => {
  const documents = documentsIn(['bench/fuzz/fixtures/opml', 'sources.opml'], /\.opml$/, from);
  return {
    make: (random) => ({
      contentType: random.happens(0.8) ? '' : 'text/x-opml; charset=iso-8859-1',
      bytes: Buffer.from(mutate(documents, random), 'latin1'),
    }),
    run,
  };
};

function run({ bytes, contentType }: Input): Verdict {
  try {
    const { sources, leftOut, warnings } = readOpml(bytes, contentType);
    for (const warning of warnings) checkLine('a warning', warning);
    for (const { name, url } of leftOut)
      for (const said of [name, url]) checkLine('what was left out', said);
    for (const source of sources) {
      checkLine('a name', source.name ?? '');
      for (const folder of source.folders) checkLine('a folder', folder);
      checkAddress('xmlUrl', source.url);
      checkAddress('htmlUrl', source.siteUrl);
    }
    const written = writeOpml(sources, { title: 'Newsline', now: new Date(0) });
    checkXml('the list', written);
    checkSame(sources, readOpml(Buffer.from(written)).sources);
    return 'read';
  } catch (error) {
    if (!(error instanceof UnreadableFeed)) throw error;
    checkLine('the message', error.message);
    return 'refused';
  }
}

/** In whatever order: sources of one folder are written together. */
function checkSame(before: readonly ListedSource[], after: readonly ListedSource[]): void {
  const found = new Map(after.map((source) => [source.url, source]));
  for (const source of before) {
    const again = found.get(source.url);
    if (!isDeepStrictEqual(source, again))
      throw new BrokenPromise(
        `a source is not read as it was written: ${JSON.stringify(source)} became ${JSON.stringify(again)}`,
      );
  }
  if (after.length !== before.length)
    throw new BrokenPromise(`${before.length} sources were written, ${after.length} are read`);
}
