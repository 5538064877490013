import { type RequestOf, SourceSettingsChange, type SubmitDocument } from '@newsline/contracts';
import { z } from 'zod';
import { decodeText } from '../http/decode-text.ts';
import { DateOrInstant } from '../http/query-parameters.ts';

// The request bodies that operators send.

const longest = (characters: number) =>
  z.string('must be text').max(characters, `is longer than ${characters} characters`);

const url = longest(2000).refine(isWebAddress, 'must be an http or https address');
const languageHint = longest(10).regex(/^[a-z]{2,3}$/, 'must be an ISO 639-1 code, such as vi');

/** Of a source that is there already, what is left out stays as it is. */
export const NewSource = z.strictObject({
  url: url.describe(
    'The feed’s address, or that of a page which leads to one feed or lists articles.',
  ),
  check: z
    .boolean('must be true or false')
    .describe('`false`: add it as it is, without fetching it first. `true` where it is left out.')
    .exactOptional(),
  ...SourceSettingsChange.shape,
});

export const TriedAddress = z.strictObject({
  url: url.describe('The address of a feed, or of a page.'),
  readAs: SourceSettingsChange.shape.readAs,
});

/** What is left out stays as it is. */
export const SourceChange = z.strictObject(SourceSettingsChange.shape);

const aboutFields = {
  url: url.optional().describe('Where it was published; its links are read by this.'),
  sourceName: longest(200).optional().describe('Whose it is, as shown to readers.'),
  language: languageHint.optional().describe('What it is written in, ISO 639-1.'),
  publishedAt: DateOrInstant.optional().describe(
    'When it was published, where the text itself does not say.',
  ),
};

const content = longest(5_000_000).min(1, 'is empty').optional();

export const Document = z
  .strictObject({
    ...aboutFields,
    title: longest(1000).optional().describe('Its title, where the text does not begin with it.'),
    text: content.describe('Plain text: an article or a whole portal page. Either this or html.'),
    html: content.describe('An HTML page or a part of one. Either this or text.'),
  })
  .refine(({ text, html }) => (text === undefined) !== (html === undefined), {
    path: ['text'],
    error: 'give either text or html',
  });

/** With a bare page or text as the body, what else is known goes into the query. */
export const AboutDocument = z.strictObject(aboutFields);

type About = z.output<typeof AboutDocument>;
type Submission = RequestOf<typeof SubmitDocument>;

export function submissionOfJson(body: z.output<typeof Document>): Submission {
  const { title, text, html, ...known } = body;
  if (html !== undefined) {
    const page = title === undefined ? html : withTitle(title, html);
    return { ...definedFields(known), contentType: 'text/html', body: page };
  }
  const whole = title === undefined ? (text ?? '') : `${title}\n\n${text ?? ''}`;
  return { ...definedFields(known), contentType: 'text/plain', body: whole };
}

export function submissionOfBytes(
  bytes: Uint8Array,
  contentType: string,
  known: About,
): Submission {
  const body = decodeText(bytes, contentType);
  return { ...definedFields(known), contentType: contentType.split(';')[0]?.trim() ?? '', body };
}

function withTitle(title: string, html: string): string {
  const safe = title.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  return (
    `<!doctype html><html><head><title>${safe}</title></head>` +
    `<body><article><h1>${safe}</h1>${html}</article></body></html>`
  );
}

/** The fields that were given, without undefined ones. */
function definedFields({
  url,
  sourceName,
  language,
  publishedAt,
}: About): Omit<Submission, 'contentType' | 'body'> {
  return {
    ...(url !== undefined && { url }),
    ...(sourceName !== undefined && { sourceName }),
    ...(language !== undefined && { language }),
    ...(publishedAt !== undefined && { publishedAt }),
  };
}

function isWebAddress(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
}
