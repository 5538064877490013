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
  /** With all there is, and without each part, of models of few networks. */
  readonly ablations: readonly { readonly without: string; readonly measured: Measured }[];
};

export type Trained = { readonly files: ModelFiles; readonly report: TrainingReport };

/** To see what a part is worth, a teacher and a student tell as much as many, in a third of the time. */
const quickRecipe: Recipe = { ...wholeRecipe, teachers: 1, students: 1 };

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
  const ablations: TrainingReport['ablations'][number][] = [];
  for (const [without, recipe] of lesserRecipes(corpus)) {
    const lesser = teach(corpus, recipe);
    ablations.push({ without, measured: measure(data, corpus, lesser, calibrations) });
    say(without === '' ? 'measured with all of it' : `measured without ${without}`);
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

/** All there is, first, and without each part. */
function lesserRecipes({ language, labelled }: Corpus): [without: string, recipe: Recipe][] {
  const sources = new Set(labelled.map(({ source }) => source));
  const recipes: [without: string, recipe: Recipe][] = [['', quickRecipe]];
  for (const name of sources)
    recipes.push([name, { ...quickRecipe, isLearntFrom: ({ source }) => source !== name }]);
  recipes.push(['what nobody has read', { ...quickRecipe, withUnlabelled: false }]);
  recipes.push(['titles alone', { ...quickRecipe, withTitlesAlone: false }]);
  if (language === 'vi') recipes.push(['bare forms', { ...quickRecipe, withBareForms: false }]);
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
