import { articleLabeller } from './article-labeller.ts';
import { articleTeacher } from './article-teacher.ts';
import { detectLanguage } from './eld-language.ts';
import { readEncoders, shippedEncoders } from './encoders.ts';
import { kinds, type Kind } from './testing/kinds.ts';
import { readTopicFolders, shippedTopics } from '../topics/topic-folders.ts';

const models = {
  topics: readTopicFolders([shippedTopics]),
  encoders: readEncoders(shippedEncoders),
  precision: 0.9,
  detectLanguage,
};
const teach = articleTeacher(models);
const article = (title: string) => ({ title, summary: '', text: '' });
const untaught = articleLabeller(models);

function taught({ topic, language, belongs, lessons }: Kind, repeat = 1) {
  const all = Array.from({ length: repeat }, () => lessons).flat();
  return teach({
    topic,
    language,
    lessons: all.map((title) => ({ ...article(title), belongs })),
  });
}

function topicsOf(label: typeof untaught, title: string, languageHint: string): string[] {
  const { topics } = label({ ...article(title), languageHint, categories: [] });
  return topics.map(({ topic }) => topic).sort();
}

describe.each(kinds)('$language: $name, corrected twenty times', (kind) => {
  const { topic, language, belongs, lessons, next, others } = kind;
  const adjustment = taught(kind);
  const label = articleLabeller(models, adjustment ? [adjustment] : []);

  it('takes twenty', () => expect(lessons).toHaveLength(20));

  // Four of five at least: each training of the shipped models moves what is near a threshold.
  it('makes the next of the kind right', () => {
    const right = next.filter(
      (title) => topicsOf(label, title, language).includes(topic) === belongs,
    );
    expect(right.length).toBeGreaterThanOrEqual(next.length - 1);
  });

  it.each(others)('another stays as it was: %s', (title) =>
    expect(topicsOf(label, title, language)).toEqual(topicsOf(untaught, title, language)),
  );

  it('is learnt the same each time', () => expect(taught(kind)).toEqual(adjustment));
});

describe('what was learnt', () => {
  const kind = kinds.find(({ name, language }) => name === 'sister cities' && language === 'en');
  if (!kind) throw new Error('No such kind');

  it('is among the evidence', () => {
    const adjustment = taught(kind);
    const label = articleLabeller(models, adjustment ? [adjustment] : []);
    const title = 'Oakdale looks for a sister city in Vietnam';
    const { topics } = label({ ...article(title), languageHint: 'en', categories: [] });
    const words = topics.find(({ topic }) => topic === 'diplomacy')?.words ?? [];
    expect(words).toEqual(expect.arrayContaining(['sister', 'city']));
  });

  it('is nothing where there is no such topic or language', () => {
    expect(taught({ ...kind, topic: 'gardening' })).toBeNull();
    expect(teach({ topic: 'diplomacy', language: 'und', lessons: [] })).toBeNull();
  });
});
