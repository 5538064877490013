import { openLog } from './log.ts';
import { reportTo } from './report.ts';

describe('reportTo', () => {
  let now = 0;
  const written: { level: number; msg: string; err?: { message: string }; repeats?: number }[] = [];
  const write = (line: string) => void written.push(JSON.parse(line));
  const log = openLog({ service: 'test', level: 'info', format: 'json' }, { write });
  const report = reportTo(log, () => now);
  beforeEach(() => written.splice(0));

  it('writes what is said over and over once a minute, and how often it was said', () => {
    for (; now < 90_000; now += 500) report('The queue is out of reach', new Error('ECONNREFUSED'));
    expect(written).toMatchObject([
      { level: 40, msg: 'The queue is out of reach', err: { message: 'ECONNREFUSED' } },
      { repeats: 119 },
    ]);
  });

  it('writes two problems as two', () => {
    report('a', undefined);
    report('b', undefined, { level: 'error', ids: { group: 'g' } });
    expect(written).toMatchObject([
      { level: 40, msg: 'a' },
      { level: 50, msg: 'b', group: 'g' },
    ]);
    expect(written[0]).not.toHaveProperty('err');
  });
});
