import {
  chanceOf,
  type Comparison,
  type Evaluation,
  type LabelChange,
  type Quality,
} from '@newsline/classify';
import { print, printTable } from './output.ts';

/** Above that, a difference is said to be possibly one by chance. */
const likelyChance = 0.05;

export function nameOf(number: number | null, where: 'begin' | 'middle' = 'begin'): string {
  if (number === null) return where === 'begin' ? 'What ships' : 'what ships';
  return where === 'begin' ? `Model ${number}` : `model ${number}`;
}

export function printEvaluation({ topics, all }: Evaluation): void {
  if (all.judged === 0)
    return print('Nothing was corrected and no topic has examples: there is nothing to judge by.');
  printTable([
    ['TOPIC', 'PRECISION', 'RECALL', 'F1', 'JUDGED', 'BELONG'],
    ...[...Object.entries(topics), ['all', all] as const].map(([topic, quality]) => [
      topic,
      ...figuresOf(quality),
    ]),
  ]);
}

/** A model beside the active one, on both what was judged and what was not. */
export function printComparison(
  number: number,
  { against, candidate, active, righted, wronged, articles, changes }: Comparison,
): void {
  print(`${nameOf(against)}, which is active, on articles that it has not learnt from:\n`);
  printEvaluation(active);
  print(`\n${nameOf(number)}, likewise:\n`);
  printEvaluation(candidate);
  print(`\nOf the ${articles} newest articles:`);
  if (changes.length === 0) print('no label changes.');
  for (const change of changes) printChange(change);
  print(`\n${verdictOn(number, righted, wronged)}`);
}

function printChange({ topic, gained, lost, gainedTitles, lostTitles }: LabelChange): void {
  print(`${topic}: ${gained} labels more, ${lost} fewer`);
  for (const title of gainedTitles) print(`  + ${title}`);
  for (const title of lostTitles) print(`  - ${title}`);
}

function verdictOn(number: number, righted: number, wronged: number): string {
  const what = `of the articles that were judged, ${righted} are right with it alone, ${wronged} without it alone`;
  if (righted === wronged) return `Model ${number} is as good as what is active: ${what}.`;
  const mayBeChance = chanceOf(righted, wronged) > likelyChance ? ' That may be chance.' : '';
  return `Model ${number} is ${righted > wronged ? 'better' : 'worse'}: ${what}.${mayBeChance}`;
}

function figuresOf({ precision, recall, f1, judged, belonging }: Quality): string[] {
  const shares = [precision, recall, f1].map((share) => share.toFixed(3));
  return [...shares, String(judged), String(belonging)];
}
