import { logistic } from '../../libs/news/src/topics/fit-logistic.ts';
import type { Vector } from './documents.ts';
import { randomFrom, shuffle } from './random.ts';

/** An article with what it is about, by topic: how likely, and how much that counts (0 for unknown). */
export type Example = {
  readonly vector: Vector;
  readonly targets: Float32Array;
  readonly weights: Float32Array;
};

/** Words to hidden units to topics; see `ArticleEncoder` and `TopicHead`. */
export type Network = {
  readonly hidden: number;
  readonly topics: number;
  /** `hidden` numbers a word. */
  readonly vectors: Float32Array;
  readonly bias: Float32Array;
  /** `hidden` numbers a topic. */
  readonly heads: Float32Array;
  readonly headBias: Float32Array;
};

export type Learning = {
  readonly epochs: number;
  /** Of the first step; it falls to 0 by even steps. */
  readonly rate: number;
  /** The share of an article's words that is left out each time, so that no word does all the work. */
  readonly dropout: number;
};

const decay = 1e-5;
/** Most articles have none of the topics. */
const firstHeadBias = -2.5;

export function newNetwork(words: number, hidden: number, topics: number, seed: number): Network {
  const random = randomFrom(seed);
  const around = (width: number) => (random() - 0.5) * width;
  return {
    hidden,
    topics,
    vectors: Float32Array.from({ length: words * hidden }, () => around(0.2)),
    bias: new Float32Array(hidden),
    heads: Float32Array.from({ length: hidden * topics }, () => around(0.5)),
    headBias: new Float32Array(topics).fill(firstHeadBias),
  };
}

/** Trains by AdaGrad (Duchi, Hazan, Singer, JMLR 2011) on the cross-entropy of each topic. The same
 *  examples and seed give the same network. */
export function train(
  network: Network,
  examples: readonly Example[],
  { epochs, rate, dropout }: Learning,
  seed: number,
): void {
  const random = randomFrom(seed);
  const trainer = new Trainer(network, dropout, random);
  const order = Uint32Array.from(examples, (_, index) => index);
  for (let epoch = 0; epoch < epochs; epoch++) {
    shuffle(order, random);
    for (const index of order) {
      trainer.learn(examples[index] as Example, rate * (1 - epoch / epochs));
    }
  }
}

class Trainer {
  readonly #network: Network;
  readonly #dropout: number;
  readonly #random: () => number;
  /** Sums of squared gradients. */
  readonly #squares: {
    vectors: Float32Array;
    bias: Float32Array;
    heads: Float32Array;
    headBias: Float32Array;
  };
  readonly #units: Float32Array;
  readonly #slopes: Float32Array;
  #kept = new Int32Array(512);

  constructor(network: Network, dropout: number, random: () => number) {
    this.#network = network;
    this.#dropout = dropout;
    this.#random = random;
    const squares = (of: Float32Array) => new Float32Array(of.length).fill(1e-6);
    this.#squares = {
      vectors: squares(network.vectors),
      bias: squares(network.bias),
      heads: squares(network.heads),
      headBias: squares(network.headBias),
    };
    this.#units = new Float32Array(network.hidden);
    this.#slopes = new Float32Array(network.hidden);
  }

  learn({ vector, targets, weights }: Example, rate: number): void {
    const share = 1 / (1 - this.#dropout);
    const kept = this.#drop(vector);
    this.#forward(vector, kept, share);
    this.#learnHeads(targets, weights, rate);
    this.#learnWords(vector, kept, share, rate);
  }

  /** Chooses the words that count this time; returns how many. */
  #drop({ rows }: Vector): number {
    if (this.#kept.length < rows.length) this.#kept = new Int32Array(2 * rows.length);
    let kept = 0;
    for (let at = 0; at < rows.length; at++) {
      if (this.#random() >= this.#dropout) this.#kept[kept++] = at;
    }
    return kept;
  }

  #forward({ rows, values }: Vector, kept: number, share: number): void {
    const { hidden, vectors, bias } = this.#network;
    const units = this.#units;
    units.set(bias);
    for (let n = 0; n < kept; n++) {
      const at = this.#kept[n] as number;
      const from = (rows[at] as number) * hidden;
      const value = (values[at] as number) * share;
      for (let unit = 0; unit < hidden; unit++) {
        units[unit] = (units[unit] as number) + value * (vectors[from + unit] as number);
      }
    }
    for (let unit = 0; unit < hidden; unit++) units[unit] = Math.max(0, units[unit] as number);
  }

  #learnHeads(targets: Float32Array, weights: Float32Array, rate: number): void {
    const { hidden, topics, heads, headBias } = this.#network;
    const { heads: squares, headBias: biasSquares } = this.#squares;
    const units = this.#units;
    const slopes = this.#slopes.fill(0);
    for (let topic = 0; topic < topics; topic++) {
      const weight = weights[topic] as number;
      if (weight === 0) continue;
      const from = topic * hidden;
      let logit = headBias[topic] as number;
      for (let unit = 0; unit < hidden; unit++) {
        logit += (units[unit] as number) * (heads[from + unit] as number);
      }
      const error = (logistic(logit) - (targets[topic] as number)) * weight;
      for (let unit = 0; unit < hidden; unit++) {
        const head = heads[from + unit] as number;
        slopes[unit] = (slopes[unit] as number) + error * head;
        step(heads, squares, from + unit, error * (units[unit] as number) + decay * head, rate);
      }
      step(headBias, biasSquares, topic, error, rate);
    }
  }

  #learnWords({ rows, values }: Vector, kept: number, share: number, rate: number): void {
    const { hidden, vectors, bias } = this.#network;
    const { vectors: squares, bias: biasSquares } = this.#squares;
    const slopes = this.#slopes;
    for (let unit = 0; unit < hidden; unit++) {
      if ((this.#units[unit] as number) <= 0) slopes[unit] = 0;
      else step(bias, biasSquares, unit, slopes[unit] as number, rate);
    }
    for (let n = 0; n < kept; n++) {
      const at = this.#kept[n] as number;
      const from = (rows[at] as number) * hidden;
      const value = (values[at] as number) * share;
      for (let unit = 0; unit < hidden; unit++) {
        const slope = slopes[unit] as number;
        if (slope === 0) continue;
        const index = from + unit;
        step(vectors, squares, index, slope * value + decay * (vectors[index] as number), rate);
      }
    }
  }
}

function step(
  of: Float32Array,
  squares: Float32Array,
  index: number,
  gradient: number,
  rate: number,
): void {
  const sum = (squares[index] as number) + gradient * gradient;
  squares[index] = sum;
  of[index] = (of[index] as number) - (rate * gradient) / Math.sqrt(sum);
}

/** The log-odds of each topic. */
export function logits(network: Network, { rows, values }: Vector): Float32Array {
  const { hidden, topics, vectors, bias, heads, headBias } = network;
  const units = Float32Array.from(bias);
  rows.forEach((row, at) => {
    for (let unit = 0; unit < hidden; unit++) {
      units[unit] =
        (units[unit] as number) + (values[at] as number) * (vectors[row * hidden + unit] as number);
    }
  });
  return Float32Array.from({ length: topics }, (_, topic) => {
    let sum = headBias[topic] as number;
    for (let unit = 0; unit < hidden; unit++) {
      sum += Math.max(0, units[unit] as number) * (heads[topic * hidden + unit] as number);
    }
    return sum;
  });
}

/** One network that says what these say on average. */
export function averaged(networks: readonly Network[], words: number): Network {
  const count = networks.length;
  const [first] = networks;
  if (!first) throw new Error('nothing to average');
  const hidden = first.hidden * count;
  const { topics } = first;
  const vectors = new Float32Array(words * hidden);
  const bias = new Float32Array(hidden);
  const heads = new Float32Array(hidden * topics);
  const headBias = new Float32Array(topics);
  networks.forEach((network, part) => {
    const offset = part * network.hidden;
    bias.set(network.bias, offset);
    for (let word = 0; word < words; word++) {
      const own = network.vectors.subarray(word * network.hidden, (word + 1) * network.hidden);
      vectors.set(own, word * hidden + offset);
    }
    for (let topic = 0; topic < topics; topic++) {
      headBias[topic] = (headBias[topic] as number) + (network.headBias[topic] as number) / count;
      for (let unit = 0; unit < network.hidden; unit++) {
        heads[topic * hidden + offset + unit] =
          (network.heads[topic * network.hidden + unit] as number) / count;
      }
    }
  });
  return { hidden, topics, vectors, bias, heads, headBias };
}
