import type { GoldArticle } from './read-articles.ts';

const shownTitles = 12;

/** Lines to read: the stories that were wrongly joined, and those that were torn, by how many pairs of
 *  articles are wrong. */
export function worstErrors(
  articles: readonly GoldArticle[],
  groups: readonly string[],
  most: number,
): string[] {
  const truth = articles.map(({ story }) => story);
  const titles = articles.map(({ title }) => title);
  return [
    ...worst('joined', groups, truth, titles, most),
    ...worst('torn', truth, groups, titles, most),
  ];
}

/** The groups of one labelling that another takes apart most. */
function worst(
  kind: string,
  labels: readonly string[],
  others: readonly string[],
  titles: readonly string[],
  most: number,
): string[] {
  const groups = Map.groupBy(labels.keys(), (at) => labels[at] ?? '');
  return [...groups.values()]
    .map((members) => ({ members, wrong: pairsApart(members.map((at) => others[at] ?? '')) }))
    .filter(({ wrong }) => wrong > 0)
    .sort((a, b) => b.wrong - a.wrong)
    .slice(0, most)
    .flatMap(({ members, wrong }) => [
      `\n  ${kind}: ${wrong} pairs of ${members.length} articles`,
      ...members
        .toSorted((a, b) => (others[a] ?? '').localeCompare(others[b] ?? ''))
        .slice(0, shownTitles)
        .map((at) => `    ${(others[at] ?? '').slice(0, 6).padEnd(6)} ${titles[at]}`),
    ]);
}

function pairsApart(labels: readonly string[]): number {
  let apart = 0;
  labels.forEach((label, at) => {
    apart += labels.slice(0, at).filter((other) => other !== label).length;
  });
  return apart;
}
