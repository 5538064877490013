/** A target for specs with faults: those that `from` names, each in some of its cases. */
import { checkHtml } from '../checks/html.ts';
import { checkLine } from '../checks/text.ts';
import { checkXml } from '../checks/xml.ts';
import type { OpenTarget } from '../target.ts';

const faults: Readonly<Record<string, () => unknown>> = {
  throws: () => {
    throw new TypeError('planted');
  },
  'throws what is no error': () => {
    throw 'neither';
  },
  loops: () => {
    for (;;);
  },
  'normalises without an end': () => void `a${'\u0301\u0323'.repeat(500_000)}`.normalize(),
  'waits for ever': () => new Promise(() => {}),
  'takes its time': () => {
    const began = process.threadCpuUsage();
    for (let spent = 0; spent < 1_300_000;) {
      const { user, system } = process.threadCpuUsage(began);
      spent = user + system;
    }
  },
  'ends the process': () => process.exit(3),
  'fills the memory': () => {
    for (const all: unknown[] = []; ;) all.push(new Array(1_000_000).fill(all));
  },
  'writes XML that is none': () => checkXml('the feed', '<rss><a b=c></rss>'),
  'writes a control character': () => checkLine('the title', 'a\u0008b'),
  'writes half of a character': () => checkLine('the title', 'a\ud800b'),
  'writes HTML that runs': () =>
    checkHtml('the html', '<p><img src="https://a.example/" onerror="x">'),
};

export const open: OpenTarget = ({ from }) => {
  const planted = (from ?? '').split(', ').map((name) => faults[name]);
  return {
    make: (random) => ({ contentType: '', bytes: Buffer.from([random.below(planted.length + 2)]) }),
    run: async ({ bytes: [what = 0] }) => {
      await planted[what]?.();
      return what === planted.length ? 'refused' : 'read';
    },
  };
};
