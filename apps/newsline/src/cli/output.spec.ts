import { print, printJson, printTable, warn } from './output.ts';

const evil = 'a\u001b[2J\u009b31m\u202e\u2066\u007f\u0000\r\u2028b';
/** What a terminal obeys. */
const obeyed = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\u2028\u2029]/u;

/** What is written to both streams meanwhile. */
function written(work: () => void): string {
  let text = '';
  const streams = [process.stdout, process.stderr];
  const writers = streams.map((stream) => stream.write);
  for (const stream of streams) stream.write = (chunk: unknown) => Boolean((text += String(chunk)));
  try {
    work();
  } finally {
    for (const [n, stream] of streams.entries()) stream.write = writers[n] ?? stream.write;
  }
  return text;
}

it.each<[string, () => void]>([
  ['a line', () => print(evil)],
  ['a warning', () => warn(evil)],
  [
    'a table',
    () =>
      printTable([
        ['NAME', 'REASON'],
        [evil, evil],
      ]),
  ],
  ['JSON', () => printJson({ [evil]: [evil] })],
  ['JSON in several lines', () => printJson({ [evil]: [evil] }, 2)],
])('%s has nothing that a terminal obeys', (_what, work) => {
  const text = written(work);
  expect(text).toContain('31m');
  expect(text).not.toMatch(obeyed);
});

it('JSON means the same to a program', () => {
  expect(JSON.parse(written(() => printJson({ evil })))).toEqual({ evil });
});

it('a cell is one line, and columns stand below each other', () => {
  const rows = [
    ['ID', 'REASON', 'BY'],
    ['1', 'no\nID 2', 'a'],
    ['2', '\u001b', 'b'],
  ];
  expect(written(() => printTable(rows))).toBe('ID  REASON   BY\n1   no␊ID 2  a\n2   ␛        b\n');
});
