import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = join(import.meta.dirname, 'lexicon');
const files = readdirSync(folder).filter((name) => name.endsWith('.tsv'));
const linesOf = (name: string) => readFileSync(join(folder, name), 'utf8').trimEnd().split('\n');

it('has some thousand concepts', () => {
  expect(files.flatMap(linesOf).length).toBeGreaterThan(4_000);
});

it.each(files)('%s has a Vietnamese and an English side in each line', (name) => {
  const odd = linesOf(name).filter((line) => {
    const sides = line.split('\t');
    const phrases = sides.flatMap((side) => side.split('|'));
    const isPlain = phrases.every((one) => one !== '' && one.trim() === one);
    return sides.length !== 2 || !isPlain || line !== line.normalize('NFC').toLowerCase();
  });
  expect(odd).toEqual([]);
});
