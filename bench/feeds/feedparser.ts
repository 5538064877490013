import { readFileSync } from 'node:fs';
import { glob } from 'node:fs/promises';
import { dirname, join } from 'node:path';

import iconv from 'iconv-lite';

import { webUrl } from '../../apps/ingest/src/feeds/web-url.ts';
import type { Check, ConformanceCase } from './conformance-case.ts';
import { fieldOf } from './feedparser-fields.ts';
import { expectationsOf, type Expectation } from './python-expression.ts';

/** Where feedparser's suite believes to be served from. */
const origin = 'http://127.0.0.1:8097/';

/** Files whose comment holds an expectation, on fields that Newsline has. */
export async function feedparserCases(root: string): Promise<ConformanceCase[]> {
  const cases: ConformanceCase[] = [];
  for await (const file of glob('**/*.xml', { cwd: root })) {
    const bytes = readFileSync(join(root, file));
    const source = asText(bytes);
    const header = (name: string) =>
      new RegExp(`Header:\\s*${name}:\\s*(.*)`, 'iu').exec(source)?.[1]?.trim();
    const expression = /Expect:\s*(.*)/u.exec(source)?.[1]?.replace(/-->.*/u, '').trim() ?? '';
    const address = `${origin}tests/${file}`;
    const contentType = header('Content-type');
    cases.push({
      folder: `feedparser/${dirname(file)}`,
      file,
      bytes,
      ...(contentType !== undefined && { contentType }),
      // As HTTP had it when the suite was written; RFC 7231, appendix B, took that off, and the fetcher
      // starts from the address it has fetched.
      url: webUrl(header('Content-Location') ?? '', address) ?? address,
      checks: expectationsOf(expression).flatMap((expectation) => checkOf(expectation, bytes)),
    });
  }
  return cases;
}

function checkOf(expectation: Expectation, bytes: Buffer): Check[] {
  const { root, name, entry, index, expected, written } = expectation;
  if (root === 'encoding') return [encodingCheck(written, expected, bytes)];
  const make = fieldOf(root, name, entry, index);
  return make ? [make(written, expected)] : [];
}

/** Names differ (us-ascii is a part of UTF-8); what they make of the bytes may not. */
function encodingCheck(field: string, expected: string, bytes: Buffer): Check {
  return {
    field,
    expected,
    read: ({ encoding }) => encoding,
    isSame: (wanted, actual) => iconv.decode(bytes, wanted) === iconv.decode(bytes, actual),
  };
}

function asText(bytes: Buffer): string {
  const head = bytes.subarray(0, 4000);
  if (!head.subarray(0, 100).includes(0)) return head.toString('utf8');
  return head.toString('latin1').replaceAll('\0', '');
}
