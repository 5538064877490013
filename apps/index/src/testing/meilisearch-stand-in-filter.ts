import { normalise } from '@newsline/news';

import { ApiError, NotImplemented, type ErrorCode } from './meilisearch-stand-in-errors.ts';
import { filterFeature, type IndexSettings } from './meilisearch-stand-in-settings.ts';

export type StoredDocument = Readonly<Record<string, unknown>>;
export type Condition = (document: StoredDocument) => boolean;

/** "Known limitations": deeper ones are refused. */
const deepest = 200;
const token =
  /\s*(?:(?<quoted>"[^"\\]*"|'[^'\\]*')|(?<sign>>=|<=|!=|[=<>()[\],])|(?<word>[\w.-]+))/uy;
const notHere = new Set(['TO', 'IS', 'CONTAINS', 'STARTS', '_foreign', '_geoRadius']);
const comparisons: Readonly<Record<string, (a: number, b: number) => boolean>> = {
  '>': (a, b) => a > b,
  '>=': (a, b) => a >= b,
  '<': (a, b) => a < b,
  '<=': (a, b) => a <= b,
};

/** Reads a filter as "Filter expression reference" describes it: `=`, `!=`, `IN`, `NOT IN`, `EXISTS`,
 *  `NOT EXISTS`, comparisons of numbers, `AND`, `OR`, `NOT` and brackets. */
export function readFilter(text: string, settings: IndexSettings, code: ErrorCode): Condition {
  const tokens = tokensOf(text, code);
  const parser = new Parser(tokens, settings, code);
  const condition = parser.either(0);
  parser.end();
  return condition;
}

class Parser {
  #at = 0;
  readonly #tokens: readonly string[];
  readonly #settings: IndexSettings;
  readonly #code: ErrorCode;

  constructor(tokens: readonly string[], settings: IndexSettings, code: ErrorCode) {
    this.#tokens = tokens;
    this.#settings = settings;
    this.#code = code;
  }

  either(depth: number): Condition {
    if (depth > deepest) throw this.#refusal('The filter is too deep');
    const any = [this.#all(depth)];
    while (this.#takes('OR')) any.push(this.#all(depth));
    return (document) => any.some((condition) => condition(document));
  }

  end(): void {
    if (this.#at < this.#tokens.length) throw this.#refusal(`Unexpected ${this.#next()}`);
  }

  #all(depth: number): Condition {
    const every = [this.#one(depth)];
    while (this.#takes('AND')) every.push(this.#one(depth));
    return (document) => every.every((condition) => condition(document));
  }

  #one(depth: number): Condition {
    if (this.#takes('NOT')) {
      const condition = this.#one(depth + 1);
      return (document) => !condition(document);
    }
    if (this.#takes('(')) {
      const condition = this.either(depth + 1);
      this.#expect(')');
      return condition;
    }
    return this.#comparison(unquoted(this.#next()));
  }

  #comparison(attribute: string): Condition {
    const operator = this.#next();
    if (operator === 'EXISTS' || (operator === 'NOT' && this.#takes('EXISTS')))
      return this.#exists(attribute, operator === 'EXISTS');
    if (notHere.has(operator) || notHere.has(attribute)) {
      throw new NotImplemented(`the filter operator ${operator}`);
    }
    const compare = comparisons[operator];
    if (compare) {
      this.#require(attribute, 'comparison');
      const bound = this.#number();
      return (document) => valuesOf(document, attribute).some((v) => compare(Number(v), bound));
    }
    this.#require(attribute, 'equality');
    const isNegated = operator === '!=' || operator === 'NOT';
    if (operator === 'EXISTS' || (isNegated && this.#takes('EXISTS')))
      return (document) => (document[attribute] === undefined) === isNegated;
    if (operator === 'NOT') this.#expect('IN');
    const isList = operator === 'IN' || operator === 'NOT';
    if (!isList && operator !== '=' && operator !== '!=') {
      throw this.#refusal(`Was expecting an operation at ${operator}`);
    }
    const wanted = new Set((isList ? this.#list() : [this.#next()]).map(unquoted).map(normalized));
    return (document) =>
      valuesOf(document, attribute).some((v) => wanted.has(normalized(String(v)))) !== isNegated;
  }

  #exists(attribute: string, isWanted: boolean): Condition {
    if (filterFeature(this.#settings, attribute, 'equality') === null)
      throw this.#refusal(`Attribute \`${attribute}\` is not filterable`);
    return (document) => (document[attribute] !== undefined) === isWanted;
  }

  #list(): string[] {
    this.#expect('[');
    const values: string[] = [];
    while (!this.#takes(']')) {
      values.push(this.#next());
      if (!this.#takes(',') && this.#tokens[this.#at] !== ']') throw this.#refusal('Missing `]`');
    }
    return values;
  }

  /** A string that stands where a number should compares by letters there, and here not at all. */
  #number(): number {
    const text = unquoted(this.#next());
    if (!/^-?\d+(?:\.\d+)?$/u.test(text)) throw new NotImplemented('comparing strings');
    return Number(text);
  }

  #require(attribute: string, feature: 'equality' | 'comparison'): void {
    const may = filterFeature(this.#settings, attribute, feature);
    if (may === null) throw this.#refusal(`Attribute \`${attribute}\` is not filterable`);
    if (!may) throw this.#refusal(`Filter operator is not allowed for \`${attribute}\``);
  }

  #next(): string {
    const next = this.#tokens[this.#at++];
    if (next === undefined) throw this.#refusal('Unexpected end of the filter');
    return next;
  }

  #takes(expected: string): boolean {
    if (this.#tokens[this.#at] !== expected) return false;
    this.#at++;
    return true;
  }

  #expect(expected: string): void {
    if (!this.#takes(expected)) throw this.#refusal(`Was expecting ${expected}`);
  }

  #refusal(message: string): ApiError {
    return new ApiError(this.#code, message);
  }
}

function tokensOf(text: string, code: ErrorCode): string[] {
  const tokens: string[] = [];
  for (let at = 0; text.slice(at).trim() !== ''; at = token.lastIndex) {
    token.lastIndex = at;
    const match = token.exec(text);
    if (!match) throw new ApiError(code, `Unexpected ${text.slice(at)}`);
    tokens.push(match[0].trim());
  }
  return tokens;
}

function unquoted(value: string): string {
  return /^["']/u.test(value) ? value.slice(1, -1) : value;
}

/** Equality knows no case, and compatible letters are one. */
function normalized(value: string): string {
  return normalise(value.trim(), 'NFKD').toLowerCase();
}

export function valuesOf(document: StoredDocument, attribute: string): unknown[] {
  const value = document[attribute];
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value : [value];
}
