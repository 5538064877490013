import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BadTopicFolder, readTopicFolders } from './topic-folders.ts';

const root = mkdtempSync(join(tmpdir(), 'topics-'));
afterAll(() => rmSync(root, { recursive: true }));

let folders = 0;

/** A root with one topic folder of these files. */
function rootWith(id: string, files: Readonly<Record<string, unknown>>): string {
  const folder = join(root, String(folders++));
  mkdirSync(join(folder, id), { recursive: true });
  for (const [name, content] of Object.entries(files)) {
    const text = typeof content === 'string' ? content : JSON.stringify(content);
    writeFileSync(join(folder, id, name), text);
  }
  return folder;
}

const weather = {
  id: 'weather',
  names: { vi: 'Thời tiết', en: 'Weather' },
  description: { vi: 'Mưa, nắng, bão.', en: 'Rain, sun, storms.' },
  keywords: { vi: { bão: 3 }, en: { storm: 3 } },
};

const head = { encoder: 'e1', bias: -2, thresholds: [[0.9, 0.6]], weights: [1, -1] };

describe('readTopicFolders', () => {
  it('makes models from keywords alone', () => {
    const [topic] = readTopicFolders([rootWith('weather', { 'topic.json': weather })]);
    expect(topic).toMatchObject({
      id: 'weather',
      names: weather.names,
      description: weather.description,
    });
    expect(topic?.keywords.map(({ language }) => language)).toEqual(['vi', 'en']);
    expect(topic?.keywords[1]?.weights.get('storm')).toBe(3);
  });

  it('takes institutions for words that speak for it', () => {
    const files = { 'topic.json': { ...weather, institutions: { en: ['Met Office'] } } };
    const [topic] = readTopicFolders([rootWith('weather', files)]);
    expect(topic?.keywords[1]?.weights.get('met office')).toBe(2);
  });

  it('prefers what was trained to keywords, language by language', () => {
    const files = { 'topic.json': weather, 'vi.head.json': head };
    const [topic] = readTopicFolders([rootWith('weather', files)]);
    expect(topic?.heads).toEqual([
      { ...head, topic: 'weather', language: 'vi', weights: Float32Array.of(1, -1) },
    ]);
    expect(topic?.keywords.map(({ language }) => language)).toEqual(['en']);
  });

  it('lets a later root replace a topic whole', () => {
    const shipped = rootWith('weather', { 'topic.json': weather, 'vi.head.json': head });
    const own = rootWith('weather', {
      'topic.json': { ...weather, keywords: { en: { hail: 3 } } },
    });
    const [topic, ...others] = readTopicFolders([shipped, own]);
    expect(others).toEqual([]);
    expect(topic?.heads).toEqual([]);
    expect(topic?.keywords.map(({ language }) => language)).toEqual(['en']);
  });

  it('takes a root that does not exist for an empty one', () => {
    expect(readTopicFolders([join(root, 'nowhere')])).toEqual([]);
  });

  it.each<[reason: string, files: Readonly<Record<string, unknown>>, message: RegExp]>([
    ['no topic.json', {}, /weather\/topic\.json: can't be read: add it/],
    ['not JSON', { 'topic.json': '{' }, /weather\/topic\.json: not JSON/],
    ['a name missing', { 'topic.json': { ...weather, names: { vi: 'Thời tiết' } } }, /names\.en/],
    ['another id', { 'topic.json': { ...weather, id: 'climate' } }, /rename one of them/],
    ['a slip in a field', { 'topic.json': { ...weather, keyword: {} } }, /keyword/],
    [
      'a weight too big',
      { 'topic.json': { ...weather, keywords: { vi: { bão: 99 } } } },
      /keywords\.vi\.bão/,
    ],
    ['nothing to tell by', { 'topic.json': { ...weather, keywords: {} } }, /add "keywords"/],
    [
      'bad weights',
      { 'topic.json': weather, 'vi.head.json': { ...head, bias: 'x' } },
      /vi\.head\.json: bias/,
    ],
  ])('says what is wrong: %s', (_, files, message) => {
    const read = () => readTopicFolders([rootWith('weather', files)]);
    expect(read).toThrow(BadTopicFolder);
    expect(read).toThrow(message);
  });

  it('names every bad folder at once', () => {
    const roots = [rootWith('first', {}), rootWith('second', {})];
    expect(() => readTopicFolders(roots)).toThrow(/first[^]*second/);
  });
});
