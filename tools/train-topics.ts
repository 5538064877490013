import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import { modelCard } from './topics/model-card.ts';
import type { Language } from './topics/raw-articles.ts';
import type { Trained, TrainingTask } from './topics/train-language.ts';
import { writeModel } from './topics/write-model.ts';

/** Trains the topics that ship: writes an encoder a language, a head for each topic, and the model
 *  card. The same data give the same bytes. */
const { values } = parseArgs({
  options: {
    data: { type: 'string', default: '../shared/data/topics' },
    out: { type: 'string', default: 'apps/classify' },
  },
});

const languages: readonly Language[] = ['vi', 'en'];
const folders = { encoders: join(values.out, 'encoders'), topics: join(values.out, 'topics') };
const trained = await Promise.all(
  languages.map((language) => inThread({ data: values.data, topics: folders.topics, language })),
);
trained.forEach(({ files }, at) => writeModel(files, languages[at] as Language, folders));
const card = await modelCard(
  values.data,
  folders,
  trained.map(({ report }, at) => ({ language: languages[at] as Language, report })),
);
writeFileSync(join(values.out, 'MODEL-CARD.md'), card);

function inThread(task: TrainingTask): Promise<Trained> {
  return new Promise((resolve, reject) => {
    const file = new URL('./topics/train-language.ts', import.meta.url);
    const worker = new Worker(file, { workerData: task });
    worker.once('message', resolve);
    worker.once('error', reject);
  });
}
