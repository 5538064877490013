import { writeFileSync } from 'node:fs';
import type { PhraseWeights } from './fold-model.ts';

/**
 * Writes the `most` phrases that matter most, one a line in the order of their letters, so that a
 * change of the model can be read as a diff. What matters is weight times the root of how many
 * articles have the phrase. Returns how many were kept.
 */
export function writeModel(file: string, model: PhraseWeights, most: number): number {
  const { bias, weights, frequency } = model;
  const lines = Array.from(weights, ([phrase, weight]) => {
    const impact = Math.abs(weight) * Math.sqrt(1 + (frequency.get(phrase) ?? 0));
    return { phrase, weight: rounded(weight), impact };
  })
    .filter(({ phrase, weight }) => phrase !== '' && weight !== 0)
    .sort((a, b) => b.impact - a.impact)
    .slice(0, most)
    .sort((a, b) => (a.phrase < b.phrase ? -1 : 1))
    .map(({ phrase, weight }) => `${JSON.stringify(phrase)}:${weight}`);
  writeFileSync(file, `{"bias":${rounded(bias)},"weights":{\n${lines.join(',\n')}\n}}\n`);
  return lines.length;
}

function rounded(weight: number): number {
  return Math.round(weight * 100) / 100;
}
