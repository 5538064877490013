import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { readCorpus } from './topics/corpus.ts';
import { fitTopic } from './topics/fit-topic.ts';
import { asPhrases, withBareForms } from './topics/fold-model.ts';
import { keywordsOf } from './topics/keywords-of.ts';
import { withKnownNames } from './topics/known-names.ts';
import { topicIds } from './topics/section-priors.ts';
import { writeModel } from './topics/write-model.ts';

/** Trains the topics that ship and writes their weights beside their `topic.json`. The same data
 *  give the same weights. What the data are: apps/classify/topics/PROVENANCE.md. */
const { values } = parseArgs({
  options: {
    data: { type: 'string', default: '../shared/data/topics/train' },
    out: { type: 'string', default: 'apps/classify/topics' },
    language: { type: 'string', multiple: true, default: ['vi', 'en'] },
  },
});

/** Kept for one topic: more cost disk and change no figure by half a point. Vietnamese has its
 *  phrases with and without marks. */
const mostPhrases = { vi: 30_000, en: 20_000 } as const;

const labelFolder = join(import.meta.dirname, 'topics', 'labels');
for (const language of ['vi', 'en'] as const) {
  if (values.language.includes(language)) train(language);
}

function train(language: 'vi' | 'en'): void {
  const started = Date.now();
  const keywords = new Map(
    topicIds.map((topic) => [topic, keywordsOf(values.out, topic, language)]),
  );
  const corpus = readCorpus(values.data, labelFolder, language, keywords);
  say(
    `${language}: ${corpus.whole.length} articles, ${corpus.labels.size} of them labelled by eye, ` +
      `${corpus.vocabulary.phrases.length} phrases`,
  );
  for (const topic of keywords.keys()) {
    const { model, heldOutF1, heldOut } = fitTopic(corpus, topic);
    const phrases = asPhrases(
      withKnownNames(model, topic, corpus),
      corpus.vocabulary.phrases,
      corpus.frequency,
    );
    const file = join(values.out, topic, `${language}.model.json`);
    const whole = language === 'vi' ? withBareForms(phrases) : phrases;
    const kept = writeModel(file, whole, mostPhrases[language]);
    say(
      `  ${topic}: F1 ${heldOutF1.toFixed(3)} on ${heldOut} held-out labels, ${kept} phrases kept`,
    );
  }
  say(`  ${Math.round((Date.now() - started) / 1000)} s`);
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
