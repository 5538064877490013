import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  readEncoder,
  writeEncoder,
  type Anchors,
  type EncoderWeights,
} from '../../libs/news/src/topics/encoder-file.ts';
import { thresholds, type Calibration } from './calibrate.ts';
import { topicIds, type Corpus, type Labelled } from './corpus.ts';
import type { Vocabulary } from './documents.ts';
import { logistic } from '../../libs/news/src/topics/fit-logistic.ts';
import { logits, type Network } from './network.ts';
import type { TrainingArticle } from './raw-articles.ts';
import type { Taught } from './teach.ts';

/** An encoder and its heads, as files. */
export type ModelFiles = {
  readonly encoder: Uint8Array;
  readonly heads: ReadonlyMap<string, HeadFile>;
};

/** `<topic>/<language>.head.json`; see `TopicHead`. */
export type HeadFile = {
  readonly encoder: string;
  readonly bias: number;
  readonly thresholds: readonly (readonly [precision: number, score: number])[];
  readonly weights: readonly number[];
};

/** One article in so many stands for the natural mix. */
const mixEvery = 5;
/** Labels of articles that came with those that nobody has read, and belong to their mix. */
const ofTheMix = new Set(['natural', 'chosen']);
const digits = 4;
const anchorsPerTopic = 50;

/** Brings the vectors to whole numbers of eight bits, and the heads to calibrated log-odds. */
export function modelFiles(
  corpus: Corpus,
  { network, vocabulary }: Taught,
  calibrations: ReadonlyMap<string, Calibration>,
): ModelFiles {
  const { vectors, scale } = inEightBits(network, vocabulary.size);
  const weights: Omit<EncoderWeights, 'id'> = {
    language: corpus.language,
    dimensions: network.hidden,
    words: vocabulary.hashes,
    vectors,
    scale,
    bias: network.bias,
    pairs: corpus.pairs,
    anchors: anchorsOf(corpus, vocabulary),
  };
  const encoder = writeEncoder(weights);
  const { id } = readEncoder(encoder);
  const mix = naturalMix(corpus).map(({ article, label }) => ({
    label,
    scored: logits(network, vocabulary.vectorOf(corpus.reader.read(article, 'whole'))),
  }));
  const heads = topicIds.map((topic, at): [string, HeadFile] => {
    const { slope, shift } = calibrations.get(topic) ?? { slope: 1, shift: 0 };
    const own = network.heads.subarray(at * network.hidden, (at + 1) * network.hidden);
    const expected = mix
      .filter(({ label }) => !label?.unknown.has(topic))
      .map(({ label, scored }) => {
        const score = logistic(slope * (scored[at] as number) + shift);
        return { score, likely: label ? Number(label.topics.has(topic)) : score };
      });
    return [
      topic,
      {
        encoder: id,
        bias: rounded(slope * (network.headBias[at] as number) + shift),
        thresholds: thresholds(expected),
        weights: Array.from(own, (weight) => rounded(weight * slope)),
      },
    ];
  });
  return { encoder, heads: new Map(heads) };
}

/** Writes `<encoders>/<language>.encoder` and `<topics>/<topic>/<language>.head.json`. */
export function writeModel(
  { encoder, heads }: ModelFiles,
  language: string,
  folders: { readonly encoders: string; readonly topics: string },
): void {
  mkdirSync(folders.encoders, { recursive: true });
  writeFileSync(join(folders.encoders, `${language}.encoder`), encoder);
  for (const [topic, head] of heads) {
    const folder = join(folders.topics, topic);
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, `${language}.head.json`), `${JSON.stringify(head)}\n`);
  }
}

/** Articles as they came, those that somebody has read with what was found. */
function naturalMix({
  unlabelled,
  labelled,
}: Corpus): { readonly article: TrainingArticle; readonly label?: Labelled }[] {
  const read = labelled.filter(({ source }) => ofTheMix.has(source));
  const all = [
    ...read.map((label) => ({ article: label.article, label })),
    ...unlabelled.map((article) => ({ article })),
  ];
  return all.filter((_, at) => at % mixEvery === 0);
}

/** Articles of each topic and of none, evenly from all that were read. */
function anchorsOf({ labelled, reader }: Corpus, vocabulary: Vocabulary): Anchors {
  const real = labelled.filter(({ chosen }) => chosen !== 'written');
  const groups = [...topicIds, undefined].map((topic) =>
    real.filter(({ topics }) => (topic === undefined ? topics.size === 0 : topics.has(topic))),
  );
  const chosen = new Set(
    groups.flatMap((group) => {
      const every = Math.max(1, group.length / anchorsPerTopic);
      return group.filter((_, at) => Math.floor(at / every) !== Math.floor((at - 1) / every));
    }),
  );
  const starts = [0];
  const rows: number[] = [];
  const counts: number[] = [];
  for (const { article } of chosen) {
    const bag = vocabulary.bagOf(reader.read(article, 'whole'));
    rows.push(...bag.rows);
    counts.push(...bag.counts.map((count) => Math.min(255, count)));
    starts.push(rows.length);
  }
  return {
    starts: Int32Array.from(starts),
    rows: Int32Array.from(rows),
    counts: Uint8Array.from(counts),
  };
}

function inEightBits({ vectors, hidden }: Network, words: number) {
  const scale = new Float32Array(hidden);
  vectors.forEach((value, at) => {
    const unit = at % hidden;
    scale[unit] = Math.max(scale[unit] as number, Math.abs(value) / 127);
  });
  const whole = new Int8Array(words * hidden);
  vectors.forEach((value, at) => {
    whole[at] = Math.round(value / (scale[at % hidden] as number));
  });
  return { vectors: whole, scale };
}

function rounded(value: number): number {
  return Number(value.toFixed(digits));
}
