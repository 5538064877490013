import {
  CorrectedLabeller,
  Labeller,
  RelabelArticles,
  shippedTopics,
  TopicCatalogue,
} from '@newsline/classify';
import { RelabelArticles as RelabelQuestion, type Relabelling } from '@newsline/contracts';
import { beginRelabelling, relabelArchive } from '@newsline/feed';
import type { Installation } from '../installation.ts';
import { print, progress } from './output.ts';

/** A portion waits behind the news that comes in. */
const portionMs = 60_000;

/** `newsline topics relabel`: labels on the file by itself, and has the services' classify label theirs. */
export async function relabel(installation: Installation): Promise<void> {
  if (installation.file !== null) return relabelHere(installation);
  await run(installation, (request) =>
    installation.bus.ask(RelabelQuestion, request, { timeoutMs: portionMs }),
  );
}

async function relabelHere(installation: Installation): Promise<void> {
  const { bus, corrections, topics, labelling } = installation;
  const { folders, precision } = labelling;
  const labeller = new Labeller({ folders: [shippedTopics, ...folders], threads: 1, precision });
  const stores = { corrections, topics };
  const corrected = new CorrectedLabeller(labeller, stores, new TopicCatalogue(folders, topics));
  const articles = new RelabelArticles(corrected, stores, bus);
  try {
    await run(installation, (request) => articles.relabel(request, new Date()));
  } finally {
    await labeller.close();
  }
}

async function run(
  { readModel }: Installation,
  label: Parameters<typeof relabelArchive>[1],
): Promise<void> {
  const bar = progress('Labelling');
  const { signal } = new AbortController();
  const onProgress = ({ done, total }: Relabelling) => bar.advance(done, Math.max(done, total));
  const begun = await beginRelabelling(readModel, new Date());
  const ended = await relabelArchive(readModel, label, begun, { signal, onProgress }).finally(
    bar.stop,
  );
  if (ended.kind === 'replaced') return print('Another run has begun, and goes on with it.');
  const { done, changed } = ended.progress;
  print(`labelled ${done} articles, ${changed} of them otherwise than before`);
}
