import { emptyTokens, joinHash, phraseHash, tokenize } from '../tokenize.ts';
import { WordPairs } from './word-pairs.ts';

function pairsOf(cohesion: Readonly<Record<string, number>>): WordPairs {
  const hashes = Object.keys(cohesion).map((pair) => {
    const [first = '', second = ''] = pair.split(' ');
    return joinHash(phraseHash(first), phraseHash(second));
  });
  return new WordPairs(Int32Array.from(hashes), Object.values(cohesion));
}

const pairs = pairsOf({ 'nguy kịch': 90, 'kịch tính': 60, 'đại sứ': 80, 'sứ quán': 40, 'a a': 10 });

function divided(text: string): string {
  const tokens = tokenize(text, emptyTokens(50));
  const isJoined = new Uint8Array(50).fill(1);
  pairs.join(tokens, isJoined);
  let out = '';
  for (let at = 0; at < tokens.count; at++) {
    out += text.slice(tokens.starts[at], tokens.ends[at]);
    if (at + 1 < tokens.count) out += isJoined[at] === 1 ? '_' : ' ';
  }
  return out;
}

describe('WordPairs', () => {
  it.each<[reason: string, text: string, expected: string]>([
    ['no pair', 'mưa to', 'mưa to'],
    ['a pair', 'ca nguy kịch', 'ca nguy_kịch'],
    ['of two that share a syllable the stronger', 'nguy kịch tính', 'nguy_kịch tính'],
    ['the division that is best on the whole', 'đại sứ quán', 'đại_sứ quán'],
    ['a syllable that comes three times', 'a a a', 'a_a a'],
    ['not across a full stop', 'ca nguy. Kịch hay', 'ca nguy  Kịch hay'],
    ['one word', 'kịch', 'kịch'],
    ['nothing', '', ''],
  ])('%s', (_, text, expected) => expect(divided(text).replace(/\b_(?= )/gu, '')).toBe(expected));
});
