import { isDeepStrictEqual } from 'node:util';
import {
  BadRequestException,
  Body,
  Controller,
  Get,
  NotFoundException,
  Post,
  Query,
  Res,
  UseFilters,
} from '@nestjs/common';
import { ListTopics, RemoveTopic, type Topic } from '@newsline/contracts';
import { EventBus } from '@newsline/messaging';
import type { FastifyReply } from 'fastify';
import type { VNode } from 'preact';
import { OperatorForm } from '../../http/operator-only.ts';
import { NewsReadModel } from '../../read-model/news-read-model.ts';
import { ArchiveRelabelling } from '../../topics/archive-relabelling.ts';
import { href } from '../href.ts';
import { LoginPage } from '../operator/login-page.tsx';
import { PageContextFactory } from '../page-context-factory.ts';
import { PageErrors } from '../page-errors.tsx';
import { renderPage, sendPage } from '../send-page.ts';
import { waitUntil } from '../sources/wait-until.ts';
import { saveTopic } from './save-topic.ts';
import {
  EditedTopic,
  RemoveTopicForm,
  TopicDefinitionsQuery,
  TopicFormQuery,
} from './topic-definition-forms.ts';
import { TopicDefinitionsPage } from './topic-definitions-page.tsx';
import { TopicFormPage } from './topic-form-page.tsx';
import { inputOf, noInput, readTopicInput } from './topic-input.ts';

const timeoutMs = 10_000;
/** How long the next page waits for readers to have the topics. */
const showsWithinMs = 2_000;
const path = '/topic-definitions';

/** The operator's page of topics, and the form for one. */
@Controller()
@UseFilters(PageErrors)
export class TopicDefinitionPagesController {
  constructor(
    private readonly readModel: NewsReadModel,
    private readonly bus: EventBus,
    private readonly relabelling: ArchiveRelabelling,
    private readonly contexts: PageContextFactory,
  ) {}

  @Get('topic-definitions')
  async list(@Res() reply: FastifyReply, @Query() input: unknown): Promise<void> {
    const query = TopicDefinitionsQuery.parse(input);
    const address = href(path, { reload: query.reload });
    return this.show(reply, address, async () => {
      const [{ topics }, run] = await Promise.all([
        this.bus.ask(ListTopics, {}, { timeoutMs }),
        this.relabelling.lastRun(),
      ]);
      return <TopicDefinitionsPage query={query} topics={topics} run={run} />;
    });
  }

  @Get('topic-definitions/form')
  async form(@Res() reply: FastifyReply, @Query() input: unknown): Promise<void> {
    const { id } = TopicFormQuery.parse(input);
    return this.show(reply, href(`${path}/form`, { id }), async () => {
      if (!id) return <TopicFormPage edited={null} input={noInput} problems={{}} />;
      const { topics } = await this.bus.ask(ListTopics, {}, { timeoutMs });
      const known = topics.find(({ topic }) => topic.id === id);
      if (!known?.definition) throw new NotFoundException();
      return <TopicFormPage edited={id} input={inputOf(known.definition)} problems={{}} />;
    });
  }

  @Post('operator/topic-definitions/save')
  @OperatorForm()
  async save(@Res() reply: FastifyReply, @Body() body: unknown): Promise<void> {
    const { edited } = EditedTopic.parse(body);
    const input = readTopicInput(body);
    const outcome = await saveTopic(this.bus, input, edited);
    if (outcome.kind === 'saved') {
      const { topic, isNew } = outcome;
      await this.waitUntilShown((topics) =>
        topics.some((one) => isDeepStrictEqual(shownOf(one), shownOf(topic))),
      );
      return redirect(reply, href(path, { done: isNew ? 'added' : 'changed' }));
    }
    const problems = outcome.kind === 'refused' ? outcome.problems : {};
    const isAway = outcome.kind === 'away';
    const page = <TopicFormPage {...{ edited, input, problems, isAway }} />;
    const address = href(`${path}/form`, { id: edited });
    return this.show(reply, address, async () => page, isAway ? 503 : 422);
  }

  @Post('operator/topic-definitions/remove')
  @OperatorForm()
  async remove(@Res() reply: FastifyReply, @Body() body: unknown): Promise<void> {
    const sent = RemoveTopicForm.safeParse(body);
    if (!sent.success) throw new BadRequestException();
    const { id } = sent.data;
    const { kind } = await this.bus.ask(RemoveTopic, { id }, { timeoutMs });
    const isDone = kind === 'removed';
    if (isDone) await this.waitUntilShown((topics) => topics.every((topic) => topic.id !== id));
    redirect(reply, href(path, { done: isDone ? 'removed' : 'gone' }));
  }

  @Post('operator/topic-definitions/relabel')
  @OperatorForm()
  async relabel(@Res() reply: FastifyReply): Promise<void> {
    const { isNew } = await this.relabelling.start();
    redirect(reply, href(path, { done: isNew ? 'started' : 'running' }));
  }

  /** @param address of this page, for its links: without what was done last */
  private async show(
    reply: FastifyReply,
    address: string,
    make: () => Promise<VNode>,
    status = 200,
  ): Promise<void> {
    const context = await this.contexts.create(reply.request);
    if (!context.operator)
      return sendPage(reply, renderPage(context, <LoginPage to={path} />), 403);
    sendPage(reply, renderPage({ ...context, address }, await make()), status);
  }

  /** The effect comes back as an event; the operator wants to see it on the very next page. */
  private waitUntilShown(isTrue: (topics: readonly Topic[]) => boolean): Promise<boolean> {
    return waitUntil(showsWithinMs, async () => isTrue(await this.readModel.topics()));
  }
}

/** Of a topic what readers see. */
function shownOf({ id, names, description, parent }: Topic): Topic {
  return { id, names, description, ...(parent !== undefined && { parent }) };
}

function redirect(reply: FastifyReply, to: string): void {
  void reply.code(303).header('location', to).send();
}
