/** Made-up feeds for load: every run makes the same ones. They are like the feeds that were at hand
 *  in February 2026: title and summary have 45 words together (46 in 550 Vietnamese articles, 49 to
 *  75 in three English collections), one in seven of them a name, a third function words, the rest
 *  as frequent as in the samples that grouping ships with. Three outlets tell of one event with the
 *  same names, words and figures, so that labelling, grouping and indexing have the work that they
 *  have with real articles. Names are invented. */

import { englishFrequencies } from '../../libs/news/src/stories/background/en.ts';
import { vietnameseFrequencies } from '../../libs/news/src/stories/background/vi.ts';

const onsets = 'b c ch d đ g h kh l m n ng nh ph qu r s t th tr v x'.split(' ');
const rimes =
  'a á à ả ạ an án àn ang áng àng anh ánh ành ao áo ào ay áy ân ấn ầng ê ế ên ến i í ì inh ính o ó ò ong óng òng ô ố ồ ông ống ộng ơ ớ ời ới u ú ù ung úng ư ứ ừ ưng ương ướng ường iên iến iện uôn uốn oan oán uyên uyến'.split(
    ' ',
  );
const heads =
  'ba bri cal cor den dor fal fen gar hal jan kes lor mar nor pel ral sen tor val wen'.split(' ');
const middles = 'da ga li me no ri sa te va wi'.split(' ');
const tails =
  'ber der ding ford ger ham land ler man mont ner rick sen ston ter ton ville wick'.split(' ');

type Lexicon = {
  readonly functionWords: readonly string[];
  /** What names are made of. */
  readonly names: readonly string[];
  readonly common: (dice: () => number) => string;
};

const lexicons: Readonly<Record<string, Lexicon>> = {
  vi: {
    functionWords:
      'của và là có cho không được với các trong người này đã một khi đến những từ ở ra về sau tại đang cũng như trên bị'.split(
        ' ',
      ),
    names: shuffled(
      onsets.flatMap((onset, n) =>
        rimes.flatMap((rime, m) =>
          [0, 7, 31].map(
            (step) => `${onset}${rime} ${at(onsets, n + step)}${at(rimes, m * 5 + step)}`,
          ),
        ),
      ),
      1,
    ),
    common: drawFrom(vietnameseFrequencies.terms),
  },
  en: {
    functionWords:
      'the of and to in a for that on with as was by from at his it is an after were this their has been said will'.split(
        ' ',
      ),
    names: shuffled(
      heads.flatMap((head) =>
        middles.flatMap((middle) => tails.map((tail) => head + middle + tail)),
      ),
      2,
    ),
    common: drawFrom(englishFrequencies.terms),
  },
};

/** Draws terms as often as articles have them. */
function drawFrom(
  terms: readonly (readonly [count: number, terms: string])[],
): (dice: () => number) => string {
  const drawn = terms.flatMap(([count, list]) => list.split(',').map((term) => ({ term, count })));
  let sum = 0;
  const upTo = drawn.map(({ count }) => (sum += count));
  return (dice) => {
    const wanted = dice() * sum;
    let low = 0;
    for (let high = upTo.length - 1; low < high;) {
      const middle = (low + high) >> 1;
      if ((upTo[middle] ?? 0) > wanted) high = middle;
      else low = middle + 1;
    }
    return drawn[low]?.term ?? '';
  };
}

/** mulberry32, a small generator of pseudo-random numbers (Tommy Ettinger, public domain). */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

export type GeneratedFeeds = {
  /** Where feed `n` is: `/feeds/n.xml`. */
  readonly count: number;
  readonly perFeed: number;
  /** RSS of one feed; `extra` new articles stand above the first ones. */
  readonly render: (feed: number, base: string, extra: number) => string;
};

/** `count` feeds of `perFeed` articles each, half of them Vietnamese. `fullText`: how many words an
 *  article has beside its summary, in `content:encoded`. */
export function generateFeeds(
  count: number,
  perFeed: number,
  fullText: number,
  newest: Date,
): GeneratedFeeds {
  const render = (feed: number, base: string, extra: number) => {
    const language = feed % 2 === 0 ? 'vi' : 'en';
    const items = Array.from({ length: perFeed + extra }, (_, n) => {
      const age = perFeed + extra - 1 - n;
      return item(feed, age, { language, fullText, base, newest });
    });
    return `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Generated ${feed}</title><link>${base}/${feed}/</link><description>load</description><language>${language}</language>${items.join('')}</channel></rss>`;
  };
  return { count, perFeed, render };
}

function item(
  feed: number,
  n: number,
  {
    language,
    fullText,
    base,
    newest,
  }: { language: string; fullText: number; base: string; newest: Date },
): string {
  const random = randomFrom(feed * 100_003 + n);
  // Three outlets of a language share an event.
  const event = randomFrom(Math.floor(feed / 6) * 7_919 + n * 13 + (feed % 2));
  const { functionWords, names, common } = lexicons[language] as Lexicon;
  const rare = (dice: () => number) => at(names, Math.floor(dice() * names.length));
  const name = (dice: () => number) => capital(`${rare(dice)} ${rare(dice)}`);
  const core = [
    name(event),
    common(event),
    common(event),
    rare(event),
    common(event),
    String(10 + Math.floor(event() * 9_000)),
    common(event),
  ];
  const word = () =>
    random() < 0.35
      ? pick(functionWords, random)
      : random() < 0.2
        ? pick(core, random)
        : common(random);
  const sentence = (length: number) => capital(Array.from({ length }, word).join(' '));
  /** What the event is about, told as a sentence tells it. */
  const told = (count: number) =>
    core
      .slice(0, count)
      .flatMap((thing, nth) => (nth % 2 === 0 ? [thing] : [pick(functionWords, random), thing]))
      .join(' ');
  const title = `${told(4)} ${Array.from({ length: 3 }, word).join(' ')}`;
  const summary = `${told(7)} ${Array.from({ length: 18 }, word).join(' ')}.`;
  const sentences = Array.from({ length: Math.round(fullText / 12) }, () => `${sentence(12)}.`);
  const text =
    fullText === 0
      ? ''
      : `<content:encoded><![CDATA[<p>${sentences.join('</p><p>')}</p>]]></content:encoded>`;
  const publishedAt = new Date(newest.getTime() - ((n * 37 + feed) % 4_000) * 60_000);
  return `<item><title>${title}</title><link>${base}/${feed}/article-${n}.html</link><guid isPermaLink="false">gen-${feed}-${n}</guid><pubDate>${publishedAt.toUTCString()}</pubDate><category>load</category><description>${summary}</description>${text}</item>`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function pick<Item>(items: readonly Item[], dice: () => number): Item {
  return at(items, Math.floor(items.length * dice()));
}

function at<Item>(items: readonly Item[], index: number): Item {
  return items[index % items.length] as Item;
}

function shuffled(words: readonly string[], seed: number): string[] {
  const random = randomFrom(seed);
  return words
    .map((word) => [random(), word] as const)
    .sort(([a], [b]) => a - b)
    .map(([, word]) => word);
}
