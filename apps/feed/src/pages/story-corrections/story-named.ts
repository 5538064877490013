import type { NewsReadModel } from '../../read-model/news-read-model.ts';

/** The story that somebody means by its id, by the address of its page, feed or answer, or by that of an
 *  article in it: a story of one article is shown as that. One that was merged means the one that answers
 *  for it. What is none of these is taken for an id; whether there is such a story, classify knows. */
export async function storyNamed(readModel: NewsReadModel, typed: string): Promise<string> {
  const { kind, id } = referenceIn(typed);
  if (kind === 'article') return (await readModel.article(id))?.storyId ?? id;
  return (await readModel.livingStory(id)) ?? id;
}

type Reference = { readonly kind: 'story' | 'article'; readonly id: string };

export function referenceIn(typed: string): Reference {
  const text = typed.trim();
  const [, feeds, kind, part = ''] = /\/(feeds\/)?(stories|articles)\/([^/?#\s]+)/.exec(text) ?? [];
  if (kind === undefined) return { kind: 'story', id: text };
  const name = feeds === undefined ? part : part.replace(/\.(?:rss|atom|json)$/, '');
  return { kind: kind === 'articles' ? 'article' : 'story', id: decoded(name) };
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
