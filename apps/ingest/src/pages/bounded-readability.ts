import { Readability } from '@mozilla/readability';
import { quicken } from './quicker-readability.ts';

export type ReadabilityBudget = {
  /** Milliseconds of the thread's own time. */
  readonly maxMs: number;
  /** The time that the thread has used so far, in milliseconds. */
  readonly usedMs: () => number;
};

/** A page of a news site takes a tenth of it at most. Time of the thread, not of the clock: a page
 *  reads the same on a busy machine. */
export const defaultBudget: ReadabilityBudget = {
  maxMs: 400,
  usedMs: () => {
    const { user, system } = process.threadCpuUsage();
    return (user + system) / 1000;
  },
};

/** What Readability calls again and again, its log included; not part of its interface. */
const steps = [
  'log',
  '_getNextNode',
  '_getInnerText',
  '_getAllNodesWithTag',
  '_hasAncestorTag',
  '_getClassWeight',
] as const;
type Internals = Record<(typeof steps)[number], (...args: unknown[]) => unknown> & {
  _forEachNode(nodes: ArrayLike<Node>, visit: (node: Node, at: number) => void): void;
  _textSimilarity(one: string, other: string): number;
};

/** Titles are compared word by word with each other. */
const maxTitle = 1_000;

class OverBudget extends Error {}

/** The element that Readability (Mozilla, after Arc90's) takes for the page's article. Null where it
 *  finds none, where it fails, which it does on some broken pages, and where it is given up: on
 *  made-up pages its time grows with the square or the cube of their size. The document is taken
 *  apart. */
export function readableElement(document: Document, budget = defaultBudget): Element | null {
  const readability = new Readability<Element>(document, {
    keepClasses: true,
    disableJSONLD: true,
    serializer: (node) => node as Element,
  });
  quicken(readability);
  limit(readability as unknown as Internals, budget);
  try {
    return readability.parse()?.content ?? null;
  } catch {
    return null;
  }
}

function limit(readability: Internals, { maxMs, usedMs }: ReadabilityBudget): void {
  const startedAt = performance.now();
  const usedBefore = usedMs();
  const spend = (): void => {
    // The clock is cheap to ask, and never behind the thread's time.
    if (performance.now() - startedAt > maxMs && usedMs() - usedBefore > maxMs)
      throw new OverBudget();
  };
  for (const name of steps) {
    const step = readability[name].bind(readability);
    readability[name] = (...args) => {
      spend();
      return step(...args);
    };
  }
  readability._forEachNode = (nodes, visit) => {
    for (let at = 0; at < nodes.length; at++) {
      spend();
      visit.call(readability, nodes[at] as Node, at);
    }
  };
  const similarity = readability._textSimilarity.bind(readability);
  readability._textSimilarity = (one, other) =>
    similarity(one.slice(0, maxTitle), other.slice(0, maxTitle));
}
