import { averaged, logits, newNetwork, train, type Example } from './network.ts';

/** One word an article: 0 speaks for the topic, 1 against it, 2 for neither; 0 beside 3 against it. */
const examples: Example[] = Array.from({ length: 400 }, (_, at) => {
  const rows = at % 4 === 3 ? Int32Array.of(0, 3) : Int32Array.of(at % 4);
  const target = at % 4 === 0 ? 1 : at % 4 === 2 ? Math.floor(at / 4) % 2 : 0;
  return {
    vector: { rows, values: new Float32Array(rows.length).fill(4 / Math.sqrt(rows.length)) },
    targets: Float32Array.of(target),
    weights: Float32Array.of(1),
  };
});
const learning = { epochs: 20, rate: 0.1, dropout: 0 };

function taught(seed: number, from = examples) {
  const network = newNetwork(4, 8, 1, seed);
  train(network, from, learning, seed);
  return network;
}

const said = (network: ReturnType<typeof taught>, example = examples[0]) =>
  example ? (logits(network, example.vector)[0] as number) : 0;

describe('train', () => {
  const network = taught(1);

  it('tells what speaks for the topic from what speaks against it', () => {
    expect(said(network, examples[0])).toBeGreaterThan(2);
    expect(said(network, examples[1])).toBeLessThan(-2);
    expect(Math.abs(said(network, examples[2]))).toBeLessThan(1);
  });

  it('learns that a word means something else beside another', () =>
    expect(said(network, examples[3])).toBeLessThan(-2));

  it('learns nothing from examples of no weight', () => {
    const weightless = examples.map((one) => ({ ...one, weights: Float32Array.of(0) }));
    expect(taught(1, weightless).headBias).toEqual(newNetwork(4, 8, 1, 1).headBias);
  });

  it('learns the same again', () => expect(taught(1)).toEqual(network));
});

describe('averaged', () => {
  it('says what its networks say on average', () => {
    const networks = [taught(1), taught(2)];
    const both = averaged(networks, 4);
    for (const example of examples.slice(0, 4)) {
      const mean = networks.reduce((sum, one) => sum + said(one, example), 0) / 2;
      expect(said(both, example)).toBeCloseTo(mean, 4);
    }
  });
});
