import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { escapeControls, escapeControlsInXml, visibleControls } from './control-characters.ts';
import { openLog } from './log.ts';
import { eventually } from './testing/eventually.ts';

const evil = 'a\u001b[2J\u009b31m\u202e\u2066\u007f\u0000\u0007\u2028b';
/** C0 but tab and line feed, DEL, C1, bidirectional controls, line separators. */
const obeyed =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]/u;

it.each([
  ['nothing to show', 'Đường\tdài\n😀', 'Đường\tdài\n😀'],
  ['an escape sequence', '\u001b[31m', '␛[31m'],
  ['the same in one character', '\u009b31m', '\\u009b31m'],
  ['a carriage return', 'good\rbad', 'good␍bad'],
  ['text turned around', 'a\u202eb', 'a\\u202eb'],
])('shows %s', (_reason, text, shown) => {
  expect(visibleControls(text)).toBe(shown);
});

it('every character that a terminal obeys is shown', () => {
  for (let code = 0; code <= 0xffff; code += 1) {
    const character = String.fromCharCode(code);
    expect([code, obeyed.test(visibleControls(character))]).toEqual([code, false]);
  }
});

it('JSON keeps its value', () => {
  const json = escapeControls(JSON.stringify({ [evil]: evil }));
  expect(json).not.toMatch(obeyed);
  expect(JSON.parse(json)).toEqual({ [evil]: evil });
});

it('XML keeps its text', () => {
  expect(escapeControlsInXml('<a b="\u009b\u202eđ"/>')).toBe('<a b="&#x009b;&#x202e;đ"/>');
});

it.each(['json', 'pretty'] as const)('the log in %s has none of them', async (format) => {
  const folder = mkdtempSync(join(tmpdir(), 'newsline-log-'));
  const prettyFile = join(folder, 'log');
  let written = '';
  const write = (line: string) => (written += line);
  const log = openLog({ service: 'test', level: 'info', format, prettyFile }, { write });
  const error = new Error(evil, { cause: new Error(evil) });
  log.warn({ source: evil, nested: { [evil]: [evil] }, err: error }, evil);
  await eventually(() => {
    if (format === 'pretty') written = readFileSync(prettyFile, 'utf8');
    expect(written).toContain('31m');
  });
  expect(written).not.toMatch(obeyed);
  if (format === 'json') expect(JSON.parse(written)).toMatchObject({ source: evil, msg: evil });
  rmSync(folder, { recursive: true });
});
