import { normalise, type NormalisationForm } from './normalise.ts';

const forms: NormalisationForm[] = ['NFC', 'NFD', 'NFKC', 'NFKD'];

describe('normalise', () => {
  it.each([
    ['Vietnamese in pieces', 'tie\u0302\u0301ng Vie\u0323\u0302t'.repeat(20)],
    ['Thai, with vowels and tones above', 'ที่อยู่ของน้ำ'.repeat(20)],
    ['Hindi', 'हिन्दी में समाचार'.repeat(20)],
    ['Tibetan stacks', 'བསྒྲུབས་'.repeat(20)],
    ['pointed Hebrew', 'בְּרֵאשִׁ֖ית בָּרָ֣א אֱלֹהִ֑ים'.repeat(20)],
    ['Hangul in pieces', '\u1112\u1161\u11ab'.repeat(50)],
    ['flags and families', '👩\u200d👩\u200d👧🏴\u{e0067}\u{e0062}\u{e007f}'.repeat(50)],
    ['half-width Katakana', 'ｶﾞﾊﾟ'.repeat(50)],
    ['thirty marks', `a${'\u0301'.repeat(30)}b`],
    ['nothing', ''],
  ])('is what the standard says for %s', (_, text) => {
    for (const form of forms) expect(normalise(text, form)).toBe(text.normalize(form));
  });

  it.each([
    ['in a word', `xe${'\u0301'.repeat(500)}y`, `xé${'\u0301'.repeat(29)}y`],
    ['at the beginning', '\u0301'.repeat(31), '\u0301'.repeat(30)],
    ['at the end', `a${'b'.repeat(40)}${'\u0316'.repeat(99)}`, `a${'b'.repeat(40)}${'\u0316'.repeat(30)}`],
    ['of marks that are two each', `b${'\u0344'.repeat(16)}`, `b${'\u0308\u0301'.repeat(15)}`],
    ['twice', `a${'\u0316'.repeat(40)}`.repeat(2), `a${'\u0316'.repeat(30)}`.repeat(2)],
    ['beyond the Basic Multilingual Plane', `a${'\u{1d165}'.repeat(40)}b`, `a${'\u{1d165}'.repeat(30)}b`],
  ])('cuts a run of marks %s after thirty', (_, text, expected) => {
    expect(normalise(text)).toBe(expected);
  }); // prettier-ignore

  it.each([
    ['of one mark', '\u0301'],
    ['of marks that change places', '\u0301\u0316'],
    ['of marks that become two', '\u0344'],
    ['of marks that become two which change places', '\u0f73'],
    ['of several letters and marks', 'e\u0323\u0302'],
    ['of marks beyond the Basic Multilingual Plane', '\u{1d165}\u{1d16d}'],
    ['of variation selectors', '\ufe0f\u{e0100}'],
    ['of half-width sound marks', '\uff9e'],
    ['of letters that join themselves', '\u{16d67}'],
    ['of jamo', '\u1161'],
    ['of thirty marks each', `a${'\u0301\u0316'.repeat(15)}`],
  ])('takes no longer than other text for runs %s', (_, run) => {
    const text = `z${run.repeat(300_000 / run.length)}`;
    const start = process.threadCpuUsage();
    for (const form of forms) normalise(text, form);
    // Of this thread alone: the machine may be busy with other things.
    expect(process.threadCpuUsage(start).user / 1000).toBeLessThan(3000);
  });
});
