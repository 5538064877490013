import { readFileSync } from 'node:fs';

/** What one reading of an article found. Doubtful topics are neither learnt from nor scored. */
export type Label = {
  readonly topics: ReadonlySet<string>;
  readonly doubtful: ReadonlySet<string>;
};

/** Labels by article id from a file of `article <tab> topics <tab> doubtful topics`. */
export function readLabels(file: string): Map<string, Label> {
  const labels = new Map<string, Label>();
  for (const line of readFileSync(file, 'utf8').split('\n').slice(1)) {
    if (line === '') continue;
    const [article = '', topics = '', doubtful = ''] = line.split('\t');
    labels.set(article, { topics: listed(topics), doubtful: listed(doubtful) });
  }
  return labels;
}

function listed(names: string): Set<string> {
  return new Set(names.split(',').filter(Boolean));
}
