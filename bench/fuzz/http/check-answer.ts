import { parse, type DefaultTreeAdapterTypes } from 'parse5';
import { z } from 'zod';
import { BrokenPromise, shown } from '../checks/broken-promise.ts';
import { checkLetters } from '../checks/text.ts';
import { checkXml } from '../checks/xml.ts';
import type { Operation } from './api-document.ts';
import type { Answer } from './exchange.ts';

/** RFC 9457, as the API describes it. */
const ProblemDocument = z.strictObject({
  type: z.string().regex(/^urn:newsline:problem:[a-z-]+$/),
  title: z.string().min(1),
  status: z.int(),
  detail: z.string().min(1),
  errors: z.array(z.strictObject({ field: z.string(), detail: z.string() })).optional(),
});

/** Answered to any request, before or instead of the operation that it may have meant. */
const anywhere = [400, 404, 405, 408, 413, 414, 415, 417, 429, 431];

export type Asked = {
  /** Whether the request was HTTP; what was not need not be answered by a document. */
  readonly isWhole: boolean;
  /** Whether it asks for the page that shows the API, which comes with scripts and styles. */
  readonly mayRun: boolean;
  /** What was meant, where the API describes it. */
  readonly operation: Operation | undefined;
};

/** Whether an answer is one that is declared, and what it carries is valid.
 *  @throws BrokenPromise */
export function checkAnswer(
  { status, headers, body }: Answer,
  { isWhole, mayRun, operation }: Asked,
): void {
  if (status >= 500) throw new BrokenPromise(`answered ${status}: ${shown(body.toString())}`);
  if (headers['x-split'] !== undefined) throw new BrokenPromise('a parameter became a header');
  if (!isWhole) return;
  const type = headers['content-type'] ?? '';
  if (status >= 400) checkDeclared(status, operation);
  if (body.length === 0) return;
  const text = textOf(body, type);
  if (type.startsWith('application/problem+json')) checkProblem(text, status);
  else if (status >= 400 && !type.startsWith('text/html'))
    throw new BrokenPromise(
      `${status} is no problem document but ${type || 'bare'}: ${shown(text)}`,
    );
  else if (type.startsWith('text/html')) checkPage(text, mayRun);
  else if (/[/+]xml/.test(type)) checkXml(type, text);
  else if (/[/+]json/.test(type)) JSON.parse(text);
}

function checkDeclared(status: number, operation: Operation | undefined): void {
  if (!operation || anywhere.includes(status) || operation.responses[String(status)]) return;
  throw new BrokenPromise(`answered ${status}, which the API does not declare`);
}

function textOf(body: Buffer, type: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(body);
  } catch (cause) {
    if (!/charset=utf-8|json/.test(type)) return '';
    throw new BrokenPromise(`${type} is not UTF-8`, { cause });
  }
}

function checkProblem(text: string, status: number): void {
  const { data, error } = ProblemDocument.safeParse(JSON.parse(text));
  if (!data) throw new BrokenPromise(`a problem document is none: ${error.issues[0]?.message}`);
  if (data.status !== status)
    throw new BrokenPromise(`a problem document of ${data.status} was answered as ${status}`);
}

function checkPage(html: string, mayRun: boolean): void {
  checkLetters('a page', html);
  const open: DefaultTreeAdapterTypes.ChildNode[] = mayRun ? [] : [...parse(html).childNodes];
  for (let node = open.pop(); node; node = open.pop()) {
    if (!('tagName' in node)) continue;
    for (const { name, value } of node.attrs) {
      const leads = /^(?:href|src|srcset|action|formaction|data|poster|xlink:href)$/.test(name);
      const isScript = leads && /^\s*javascript:/i.test(value);
      const runs = name.startsWith('on') || isScript || name === 'style';
      if (runs) throw new BrokenPromise(`a page has ${name}=${shown(value)}`);
    }
    if (node.tagName === 'script' && node.childNodes.length > 0)
      throw new BrokenPromise('a page has a script of its own');
    open.push(...node.childNodes);
  }
}
