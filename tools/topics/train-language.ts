/** Runs in a worker thread: trains one language. */
import { parentPort, workerData } from 'node:worker_threads';
import { readCorpus, topicIds, type Corpus } from './corpus.ts';
import { crossFit } from './cross-fit.ts';
import { measure, type Measured } from './measure.ts';
import type { Language } from './raw-articles.ts';
import { teach, wholeRecipe, type Recipe } from './teach.ts';
import { modelFiles, type ModelFiles } from './write-model.ts';

export type TrainingTask = {
  readonly data: string;
  /** The folder of the topics' folders. */
  readonly topics: string;
  readonly language: Language;
};

/** What training was like, for the report. */
export type TrainingReport = {
  readonly labelled: readonly { readonly source: string; readonly articles: number }[];
  readonly positives: readonly { readonly topic: string; readonly articles: number }[];
  readonly unlabelled: number;
  readonly words: number;
  readonly pairs: number;
  /** With all there is, and without each part. */
  readonly ablations: readonly { readonly without: string; readonly measured: Measured }[];
};

export type Trained = { readonly files: ModelFiles; readonly report: TrainingReport };

parentPort?.postMessage(trainLanguage(workerData as TrainingTask));

function trainLanguage({ data, topics, language }: TrainingTask): Trained {
  const began = performance.now();
  const say = (what: string): void => {
    const seconds = Math.round((performance.now() - began) / 1000);
    process.stderr.write(`${language} ${String(seconds).padStart(4)} s  ${what}\n`);
  };
  const corpus = readCorpus(data, topics, language);
  say(`${corpus.labelled.length} labelled articles, ${corpus.unlabelled.length} others`);
  const { calibrations } = crossFit(corpus, wholeRecipe, 'whole');
  say('calibrated on articles that were not learnt from');
  const taught = teach(corpus, wholeRecipe);
  const files = modelFiles(corpus, taught, calibrations);
  say(`taught: ${taught.vocabulary.size} words`);
  const ablations = [{ without: '', measured: measure(data, corpus, taught, calibrations) }];
  for (const [without, recipe] of lesserRecipes(corpus)) {
    const lesser = teach(corpus, recipe);
    ablations.push({ without, measured: measure(data, corpus, lesser, calibrations) });
    say(`without ${without}`);
  }
  return {
    files,
    report: {
      labelled: countBySource(corpus),
      positives: countByTopic(corpus),
      unlabelled: corpus.unlabelled.length,
      words: taught.vocabulary.size,
      pairs: corpus.pairs?.hashes.length ?? 0,
      ablations,
    },
  };
}

function lesserRecipes({ language, labelled }: Corpus): [without: string, recipe: Recipe][] {
  const sources = new Set(labelled.map(({ source }) => source));
  const recipes = Array.from(sources, (name): [string, Recipe] => [
    name,
    { ...wholeRecipe, isLearntFrom: ({ source }) => source !== name },
  ]);
  recipes.push(['what nobody has read', { ...wholeRecipe, withUnlabelled: false }]);
  recipes.push(['titles alone', { ...wholeRecipe, withTitlesAlone: false }]);
  if (language === 'vi') recipes.push(['bare forms', { ...wholeRecipe, withBareForms: false }]);
  return recipes;
}

function countBySource({ labelled }: Corpus) {
  const bySource = Map.groupBy(labelled, ({ source }) => source);
  return Array.from(bySource, ([source, articles]) => ({ source, articles: articles.length }));
}

function countByTopic({ labelled }: Corpus) {
  return topicIds.map((topic) => ({
    topic,
    articles: labelled.filter(({ topics, unknown }) => topics.has(topic) && !unknown.has(topic))
      .length,
  }));
}
