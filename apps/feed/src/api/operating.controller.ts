import {
  Body,
  Controller,
  Delete,
  HttpCode,
  Param,
  Patch,
  Post,
  Query,
  Req,
  Res,
} from '@nestjs/common';
import {
  AddSource,
  ChangeSource,
  ImportSources,
  type OfferedFeed,
  PollSource,
  RemoveSources,
  type SourceProblem,
  SubmitDocument,
  TrySource,
} from '@newsline/contracts';
import { EventBus } from '@newsline/messaging';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { OperatorOnly } from '../http/operator-only.ts';
import { ZodPipe } from '../http/zod-pipe.ts';
import { invalid, notFound } from '../http/problem.ts';
import { Accepts } from '../http/accepts.ts';
import {
  AboutDocument,
  Document,
  NewSource,
  SourceChange,
  submissionOfBytes,
  submissionOfJson,
  TriedAddress,
} from './requests.ts';
import { Documented } from './operation.ts';
import { IdPath, NoQuery } from './queries.ts';
import {
  AddedSource,
  ChangedSource,
  Imported,
  Removed,
  Scheduled,
  Submitted,
  Tried,
} from './operating-responses.ts';

/** Removing a source withdraws its articles one by one; a long page takes a while to read. */
const timeoutMs = 30_000;

const DemonstrationQuery = z.strictObject({
  demonstration: z
    .literal('true', 'must be true: this removes every demonstration source')
    .describe('`true`: every demonstration source.'),
});

/** The operator's commands for sources and articles, which ingest carries out. */
@Controller('v1')
export class OperatingController {
  constructor(private readonly bus: EventBus) {}

  @Post('articles')
  @HttpCode(202)
  @Documented({
    summary: 'Hand in a page or a text',
    description:
      'HTML is reduced to its article. Plain text may be one article or a whole portal page with ' +
      'articles and lists of headlines. With a bare body, what else is known goes into the query.',
    body: { 'application/json': Document, 'text/html': z.string(), 'text/plain': z.string() },
    responses: { 202: { description: 'What was found in it, on its way.', schema: Submitted } },
    problems: [413, 422, 503],
  })
  @Accepts('application/json', 'text/html', 'text/plain')
  @OperatorOnly()
  async submit(
    @Req() request: FastifyRequest,
    @Body() body: unknown,
    @Query(new ZodPipe(AboutDocument)) known: z.output<typeof AboutDocument>,
  ): Promise<z.output<typeof Submitted>> {
    const contentType = request.headers['content-type'] ?? '';
    const submission =
      body instanceof Uint8Array
        ? submissionOfBytes(body, contentType, known)
        : submissionOfJson({ ...known, ...new ZodPipe(Document).transform(body) });
    if (submission.body.trim() === '') throw invalid([{ field: 'body', detail: 'is empty' }]);
    const answer = await this.bus.ask(SubmitDocument, submission, { timeoutMs });
    if (answer.kind === 'refused') throw refused(answer);
    const { articles, warnings } = answer;
    return { articles, ...(warnings && { warnings }) };
  }

  @Post('sources')
  @Documented({
    summary: 'Poll a feed from now on',
    description:
      'Of one that is there already, the settings that are given are changed, and nothing else. A ' +
      'new one is fetched first: where a page is there, the one feed that it leads to is added ' +
      '(`source.url` says which); where it leads to none and lists articles itself, the page is ' +
      '(`source.readAs` is `list`). With `readAs` given, nothing else is looked for. What is no ' +
      'feed, a page with neither feed nor list, one that leads to several feeds, and an address ' +
      'that answers 404 or 410 are refused with 422; several are named in `feeds`. Where ' +
      'the server does not answer now, answers with another error or is slow, the source is added, ' +
      'and `source.health.problem` says why it can’t be read. With `check: false` nothing is ' +
      'fetched, and any address is added.',
    body: { 'application/json': NewSource },
    responses: {
      200: { description: 'It was there and is changed.', schema: AddedSource },
      201: { description: 'It is added.', schema: AddedSource },
    },
    problems: [413, 422, 503],
  })
  @Accepts('application/json')
  @OperatorOnly()
  async add(
    @Body(new ZodPipe(NewSource)) body: z.output<typeof NewSource>,
    @Query(new ZodPipe(NoQuery)) _query: z.output<typeof NoQuery>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<z.output<typeof AddedSource>> {
    const answer = await this.bus.ask(AddSource, body, { timeoutMs });
    if (answer.kind === 'refused') throw refused(withAdvice(answer));
    void reply.status(answer.kind === 'added' ? 201 : 200);
    return { kind: answer.kind, source: answer.source };
  }

  @Post('sources.opml')
  @HttpCode(200)
  @Documented({
    summary: 'Add every feed of a list',
    description:
      'OPML 1.0 or 2.0, as `GET /v1/sources.opml` and other readers write it. Nothing is fetched ' +
      'before. Of sources that are there already, the settings that the list names are changed.',
    body: { 'text/x-opml': z.string(), 'text/xml': z.string(), 'application/xml': z.string() },
    responses: { 200: { description: 'What came of each entry.', schema: Imported } },
    problems: [413, 422, 503],
  })
  @Accepts('text/x-opml', 'text/xml', 'application/xml')
  @OperatorOnly()
  async import(
    @Body() body: unknown,
    @Query(new ZodPipe(NoQuery)) _query: z.output<typeof NoQuery>,
  ): Promise<z.output<typeof Imported>> {
    const bytes = body instanceof Uint8Array ? body : Buffer.alloc(0);
    const opml = Buffer.from(bytes).toString('base64');
    const answer = await this.bus.ask(ImportSources, { opml }, { timeoutMs });
    if (answer.kind === 'refused') throw refused(answer);
    const { kind: _kind, ...imported } = answer;
    return imported;
  }

  @Post('sources/try')
  @HttpCode(200)
  @Documented({
    summary: 'Say what would come from an address, without adding it',
    description:
      'Of a page, from the feed that it leads to, or from its own list of articles where it leads to ' +
      'none; several feeds are named instead.',
    body: { 'application/json': TriedAddress },
    responses: { 200: { description: 'What is there.', schema: Tried } },
    problems: [413, 422, 503],
  })
  @Accepts('application/json')
  @OperatorOnly()
  async try(
    @Body(new ZodPipe(TriedAddress)) body: z.output<typeof TriedAddress>,
    @Query(new ZodPipe(NoQuery)) _query: z.output<typeof NoQuery>,
  ): Promise<z.output<typeof Tried>> {
    const answer = await this.bus.ask(TrySource, body, { timeoutMs });
    if (answer.kind === 'refused') throw refused(answer);
    return answer;
  }

  @Delete('sources')
  @Documented({
    summary: 'Remove every demonstration source',
    responses: {
      200: { description: 'They are removed, their articles withdrawn.', schema: Removed },
    },
    problems: [503],
  })
  @OperatorOnly()
  async removeDemonstration(
    @Query(new ZodPipe(DemonstrationQuery)) _query: z.output<typeof DemonstrationQuery>,
  ): Promise<z.output<typeof Removed>> {
    return this.bus.ask(RemoveSources, { demonstration: true }, { timeoutMs });
  }

  @Patch('sources/:id')
  @Documented({
    summary: 'Change a source’s settings',
    description: 'What is left out stays as it is.',
    body: { 'application/json': SourceChange },
    responses: { 200: { description: 'It is changed.', schema: ChangedSource } },
    problems: [404, 413, 422, 503],
  })
  @Accepts('application/json')
  @OperatorOnly()
  async change(
    @Param(new ZodPipe(IdPath)) { id }: z.output<typeof IdPath>,
    @Body(new ZodPipe(SourceChange)) settings: z.output<typeof SourceChange>,
    @Query(new ZodPipe(NoQuery)) _query: z.output<typeof NoQuery>,
  ): Promise<z.output<typeof ChangedSource>> {
    const request = { sourceId: id, ...settings };
    const answer = await this.bus.ask(ChangeSource, request, { timeoutMs });
    if (answer.kind === 'unknown-source') throw noSource(id);
    if (answer.kind === 'refused') throw refused(answer);
    return { kind: answer.kind, source: answer.source };
  }

  @Delete('sources/:id')
  @Documented({
    summary: 'Stop polling a source and withdraw its articles',
    responses: { 200: { description: 'It is removed.', schema: Removed } },
    problems: [404, 503],
  })
  @OperatorOnly()
  async remove(
    @Param(new ZodPipe(IdPath)) { id }: z.output<typeof IdPath>,
    @Query(new ZodPipe(NoQuery)) _query: z.output<typeof NoQuery>,
  ): Promise<z.output<typeof Removed>> {
    const removed = await this.bus.ask(RemoveSources, { sourceId: id }, { timeoutMs });
    if (removed.removedSources === 0) throw noSource(id);
    return removed;
  }

  @Post('sources/:id/poll')
  @HttpCode(202)
  @Documented({
    summary: 'Poll a source now instead of when it is due',
    responses: { 202: { description: 'It is polled next.', schema: Scheduled } },
    problems: [404, 503],
  })
  @OperatorOnly()
  async poll(
    @Param(new ZodPipe(IdPath)) { id }: z.output<typeof IdPath>,
    @Query(new ZodPipe(NoQuery)) _query: z.output<typeof NoQuery>,
  ): Promise<z.output<typeof Scheduled>> {
    const { kind } = await this.bus.ask(PollSource, { sourceId: id }, { timeoutMs });
    if (kind === 'unknown-source') throw noSource(id);
    return { kind };
  }
}

type Refusal = {
  readonly field: string;
  readonly reason: string;
  readonly problem?: SourceProblem | undefined;
  readonly feeds?: readonly OfferedFeed[] | undefined;
};

/** Only what was found at an address can be left unchecked. */
function withAdvice(refusal: Refusal): Refusal {
  if (!refusal.problem) return refusal;
  return { ...refusal, reason: `${refusal.reason} To add it all the same, send "check": false.` };
}

const noSource = (id: string) => notFound(`No source has the id "${id}". See /v1/sources.`);

function refused({ field, reason, feeds }: Refusal) {
  return invalid([{ field, detail: reason }], 422, feeds);
}
