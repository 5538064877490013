import { counter, gauge, histogram } from '@newsline/platform';

const documents = counter(
  'newsline_index_documents_total',
  'Article versions, withdrawals, observations, other topics and other stories that were written, repeats included',
  ['kind'],
);
const questions = histogram(
  'newsline_index_question_duration_seconds',
  'How long searches took to be answered: found, bad-cursor or failed',
  ['outcome'],
);
export const failedTasks = counter(
  'newsline_index_meilisearch_tasks_failed_total',
  'Tasks that Meilisearch failed at or cancelled',
);
export const waitingTasks = gauge(
  'newsline_index_meilisearch_tasks_waiting',
  'Tasks that waited in Meilisearch before the last write',
);

export function countWritten(
  kind: 'article' | 'withdrawal' | 'observation' | 'relabelling' | 'move',
  count: number,
): void {
  documents.inc({ kind }, count);
}

export async function observedSearch<Answer extends { readonly kind: string }>(
  search: () => Promise<Answer>,
): Promise<Answer> {
  const began = performance.now();
  let outcome = 'failed';
  try {
    const answer = await search();
    outcome = answer.kind;
    return answer;
  } finally {
    questions.observe({ outcome }, (performance.now() - began) / 1000);
  }
}
