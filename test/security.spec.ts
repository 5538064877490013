import { existsSync, readFileSync } from 'node:fs';

const root = new URL('../', import.meta.url);
const rows = readFileSync(new URL('SECURITY.md', root), 'utf8')
  .split('\n')
  .filter((line) => /^\| (?!may |-)/.test(line));

describe('SECURITY.md', () => {
  it('has rows', () => expect(rows.length).toBeGreaterThan(15));

  it.each(rows)('names the specs that hold: %s', (row) => {
    const specs = [...row.matchAll(/\]\(([^)]+)\)/g)].map(([, path]) => path ?? '');
    expect(specs).not.toHaveLength(0);
    for (const path of specs) {
      expect(path).toMatch(/\.(?:spec|conformance)\.tsx?$/);
      expect({ path, exists: existsSync(new URL(path, root)) }).toEqual({ path, exists: true });
    }
  });
});
