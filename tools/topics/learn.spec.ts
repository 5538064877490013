import { learn, randomFrom, rawScore, type Example } from './learn.ts';

const learning = { epochs: 5, alpha: 0.3, l1: 0.1, l2: 0.1 };

/** One phrase an article: 0 speaks for the topic, 1 against it, 2 for neither; 3 never comes. */
const examples: Example[] = Array.from({ length: 300 }, (_, at) => ({
  vector: { ids: Int32Array.of(at % 3), values: Float32Array.of(1) },
  target: at % 3 === 0 ? 1 : at % 3 === 1 ? 0 : at % 2,
  weight: 1,
}));

describe('learn', () => {
  const prior = Float32Array.of(0, 0, 0, 2);
  const model = learn(examples, prior, learning, randomFrom(1));

  it('tells what speaks for the topic from what speaks against it', () => {
    const [first, second] = examples;
    expect(first && rawScore(first.vector, model)).toBeGreaterThan(1);
    expect(second && rawScore(second.vector, model)).toBeLessThan(-1);
  });

  it('leaves a keyword that never comes as it was', () => expect(model.weights[3]).toBe(2));

  it('learns nothing from examples of no weight', () => {
    const weightless = examples.map((example) => ({ ...example, weight: 0 }));
    expect(learn(weightless, prior, learning, randomFrom(1)).weights).toEqual(prior);
  });

  it('learns the same again', () => {
    expect(learn(examples, prior, learning, randomFrom(1))).toEqual(model);
  });
});
