import { join } from 'node:path';
import { readGold, type GoldArticle } from '../../bench/labelled/gold.ts';
import { macroF1, scoreTopics } from '../../bench/labelled/score.ts';
import { logistic } from '../../libs/news/src/topics/fit-logistic.ts';
import { logits } from './network.ts';
import { theTen, theThree, topicIds, type Corpus } from './corpus.ts';
import type { Calibration } from './calibrate.ts';
import type { Taught } from './teach.ts';

/** Macro-F1 on what was set apart for measuring, each label given from 0.5 on. */
export type Measured = {
  readonly whole: number;
  readonly titles: number;
  readonly senses: number;
  readonly ten: number;
};

const given = 0.5;

export function measure(
  data: string,
  { language, reader }: Corpus,
  { network, vocabulary }: Taught,
  calibrations: ReadonlyMap<string, Calibration>,
): Measured {
  const found = ({ title, summary }: GoldArticle): string[] => {
    const article = { id: '', title, body: summary, topics: undefined, maybe: [] };
    const scores = logits(network, vocabulary.vectorOf(reader.read(article, 'whole')));
    return topicIds.filter((topic, at) => {
      const { slope, shift } = calibrations.get(topic) ?? { slope: 1, shift: 0 };
      return logistic(slope * (scores[at] as number) + shift) >= given;
    });
  };
  const f1 = (gold: readonly GoldArticle[], topics: readonly string[]) =>
    macroF1(scoreTopics(gold, gold.map(found), topics));
  const file = (name: string) =>
    readGold(join(data, `${name}.dev.jsonl`), language).filter((one) => one.language === language);
  const whole = file(language);
  return {
    whole: f1(whole, theThree),
    titles: f1(
      whole.map((article) => ({ ...article, summary: '' })),
      theThree,
    ),
    senses: f1(file('senses'), theThree),
    ten: f1(file('ten'), theTen),
  };
}
