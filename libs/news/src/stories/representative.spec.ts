import { representative } from './representative.ts';
import type { StoryEntry } from './story-entry.ts';
import { StoryGrouper } from './story-grouper.ts';

/** Entries of one story with these titles, in this order; their ids are a, b, c … */
function entries(...titles: string[]) {
  const grouper = new StoryGrouper();
  return titles.map((title, at) => {
    const id = String.fromCharCode(97 + at);
    return grouper.place({ id, language: 'vi', title, publishedAt: null, storyId: 's' }).entry;
  });
}
const flood = 'Lũ sông Ngàn Trươi dâng cao, Hương Khê sơ tán dân';
const flooded = 'Lũ sông Ngàn Trươi dâng cao trong đêm, Hương Khê sơ tán ba nghìn dân';
const aside = 'Đội bóng quyên góp áo ấm cho bà con Hương Khê';

describe('representative', () => {
  const table: [reason: string, titles: string[], id: string][] = [
    ['an only article', [aside], 'a'],
    ['of two the first', [aside, flood], 'a'],
    ['not an aside that happened to come first', [aside, flood, flooded], 'b'],
    ['copies of an aside count once', [aside, aside, aside, flood, flooded], 'd'],
  ];
  test.each(table)('chooses %s', (_, titles, id) => {
    expect(representative(entries(...titles))).toBe(id);
  });

  describe('as it unfolds', () => {
    const at = (title: string, hours: number): StoryEntry => {
      const publishedAt = new Date(Date.UTC(2026, 4, 4) + hours * 3_600_000);
      const grouper = new StoryGrouper();
      const { entry } = grouper.place({ id: title, language: 'vi', title, publishedAt });
      return { ...entry, sequence: hours };
    };
    const preview = at('Mai Lan gặp cựu số một thế giới Petra Dvorak ở tứ kết', 0);
    const result = at('Mai Lan thua Petra Dvorak ở tứ kết, dừng bước ở Paris', 9);
    const minutes = at('Mai Lan dừng bước ở tứ kết trước Petra Dvorak', 10);

    it('says what is so now', () => {
      expect(representative([preview, result])).toBe(result.id);
    });

    it('does not change with each article of an hour', () => {
      expect(representative([preview, result, minutes])).toBe(
        representative([preview, minutes, result]),
      );
      expect(representative([result, minutes])).toBe(result.id);
    });

    it('is not a late aside', () => {
      const aside = at('Chợ đêm Paris đông khách ngày mưa', 30);
      expect(representative([preview, result, minutes, aside])).not.toBe(aside.id);
    });
  });

  it('does not depend on the order in which entries are given', () => {
    const given = entries(aside, flood, flooded);
    expect(representative(given.toReversed())).toBe(representative(given));
  });

  it('considers only the first and the last of a long story', () => {
    const middle = Array.from({ length: 40 }, (_, at) => `${aside} lần ${at}`);
    const ends = Array.from({ length: 12 }, (_, at) => `${flood} ngày ${at} mực nước ${at * 7}`);
    const chosen = entries(...ends, ...middle, ...ends.map((title) => `${title} bản tin`));
    expect(representative(chosen)).toMatch(/^[a-l]$/u);
  });

  it('refuses a story without articles', () => {
    expect(() => representative([])).toThrow(RangeError);
  });
});
