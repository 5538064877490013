import { joinHash, phraseHash } from '../../libs/news/src/tokenize.ts';
import { learnPairs } from './learn-pairs.ts';

const texts = Array.from({ length: 40 }, (_, at) => {
  const place = ['phòng', 'viện', 'nhà', 'sân', 'bến'][at % 5] ?? '';
  return at % 2 === 0
    ? `ca nguy kịch ở ${place}. Ngày ${at} tháng ba`
    : `ba đoàn thăm ${place} và nói chuyện`;
});
const { hashes, cohesion } = learnPairs(texts);
const cohesionOf = (first: string, second: string) =>
  cohesion[hashes.indexOf(joinHash(phraseHash(first), phraseHash(second)))] ?? 0;

describe('learnPairs', () => {
  it.each<[reason: string, first: string, second: string, isPair: boolean]>([
    ['syllables that come together only', 'nguy', 'kịch', true],
    ['the same without marks', 'nguy', 'kich', true],
    ['syllables that meet by chance', 'ở', 'phòng', false],
    ['across a full stop', 'phòng', 'ngày', false],
    ['a number', 'ngày', '0', false],
  ])('%s', (_, first, second, isPair) => expect(cohesionOf(first, second) > 0).toBe(isPair));
});
