import { runKind, type Finding, type KindResult } from './campaign.ts';

const kind = {
  name: 'planted',
  target: new URL('./testing/planted-faults.ts', import.meta.url).href,
  conditions: ['@newsline/source'],
  weight: 1,
  ending: 'txt',
};
const until = Infinity;

describe('a campaign with faults in it', () => {
  const faults: readonly (readonly [string, Finding['what'], string | RegExp])[] = [
    ['throws', 'threw', 'planted'],
    ['throws what is no error', 'threw', 'neither'],
    ['takes its time', 'slow', /^1\.\d s for 1 bytes$/],
    ['ends the process', 'died', 'code 3'],
    ['fills the memory', 'died', /^(?:SIG\w+|code \d+)$/],
    ['writes XML that is none', 'invalid', /^the feed is not well-formed/],
    ['writes a control character', 'invalid', 'the title has a control character: "a\\bb"'],
    ['writes half of a character', 'invalid', 'the title has half of a character'],
    ['writes HTML that runs', 'invalid', 'the html has onerror in <img>'],
  ];
  let result: KindResult;
  beforeAll(async () => {
    // By this seed each of them is in one to five cases.
    const from = faults.map(([name]) => name).join(', ');
    result = await runKind(kind, { seed: '1107', from, cases: 30, until });
  }, 120_000);

  it.each(faults)('finds what %s', (_name, what, message) => {
    const found = result.findings.filter((finding) => finding.what === what);
    expect(found.map(({ error }) => error.message)).toContainEqual(
      typeof message === 'string' ? message : expect.stringMatching(message),
    );
  });

  it('finds nothing else, and goes on behind each', () => {
    expect([result.cases, result.refused, result.findings.length]).toEqual([30, 3, 24]);
  });
});

it('finds what never ends, in scripts, in native code and in waiting', async () => {
  const limits = { spentMs: 700, waitedMs: 2500 };
  const from = 'loops, normalises without an end, waits for ever';
  const { cases, findings } = await runKind(kind, { seed: '1247', from, cases: 12, until, limits });
  expect([cases, findings.map(({ what }) => what)]).toEqual([12, ['hung', 'hung', 'hung']]);
}, 120_000);

it('makes the same cases of the same seed', async () => {
  const inputs = async (seed: string) => {
    const { findings } = await runKind(kind, { seed, from: 'throws', cases: 30, until });
    return findings.map(({ index }) => index).sort();
  };
  const first = await inputs('a');
  expect(first.length).toBeGreaterThan(0);
  expect(await inputs('a')).toEqual(first);
  expect(await inputs('b')).not.toEqual(first);
});

it('begins no case when the time is over', async () => {
  const result = await runKind(kind, { seed: 'a', from: 'throws', cases: 30, until: 0 });
  expect(result).toMatchObject({ cases: 0, findings: [] });
});

it('says what can not be tried', async () => {
  const target = new URL('./testing/no-such.ts', import.meta.url).href;
  const campaign = { seed: 'a', from: null, cases: 1, until };
  await expect(runKind({ ...kind, target }, campaign)).rejects.toThrow("can't be opened");
});
