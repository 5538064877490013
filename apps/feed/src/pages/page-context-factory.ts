import type { SourceState, Topic } from '@newsline/contracts';
import type { FastifyRequest } from 'fastify';
import { givenKey } from '../http/operator-key-in-request.ts';
import type { NewsReadModel } from '../read-model/news-read-model.ts';
import type { OperatorKeys } from '../operator-keys/operator-keys.ts';
import type { PageContext } from './page-context.ts';
import { dictionaries } from './i18n/i18n.ts';
import { readPreferences } from './reader-preferences.ts';

export abstract class PageSettings {
  /** IANA name of the zone that dates are shown in: "Asia/Ho_Chi_Minh". */
  abstract readonly zone: string;
  abstract readonly now: () => Date;
}

type Names = Pick<PageContext, 'topics' | 'sources'>;

/** Creates the context in which a request is answered. */
export class PageContextFactory {
  /** Every page needs the names, and they seldom change. */
  private names: Names & { readonly revision: number } = {
    revision: -1,
    topics: [],
    sources: new Map(),
  };

  private mapped: {
    readonly list: readonly SourceState[] | null;
    readonly byId: ReadonlyMap<string, SourceState>;
  } = { list: null, byId: new Map() };

  constructor(
    private readonly readModel: NewsReadModel,
    private readonly keys: OperatorKeys,
    private readonly settings: PageSettings,
  ) {}

  async create(request: Pick<FastifyRequest, 'url' | 'headers'>): Promise<PageContext> {
    const key = givenKey(request);
    const [names, operator] = await Promise.all([
      this.currentNames(),
      key === null ? false : this.keys.verify(key),
    ]);
    return { ...this.createWithoutNames(request), ...names, operator };
  }

  /** For when the read model itself fails: without the operator and without the names of things. */
  createWithoutNames(request: Pick<FastifyRequest, 'url' | 'headers'>): PageContext {
    const { language, address } = readPreferences(request);
    return {
      language,
      text: dictionaries[language],
      zone: this.settings.zone,
      now: this.settings.now(),
      operator: false,
      address,
      topics: [],
      sources: new Map(),
    };
  }

  /** The same map for the same sources: news comes far more often than they change. */
  private byId(sources: readonly SourceState[]): ReadonlyMap<string, SourceState> {
    if (sources !== this.mapped.list) {
      const byId = new Map(sources.map((source) => [source.id, source]));
      this.mapped = { list: sources, byId };
    }
    return this.mapped.byId;
  }

  private async currentNames(): Promise<Names> {
    // Read before the names: what changes meanwhile is read again next time.
    const revision = this.readModel.revision();
    if (revision !== this.names.revision) {
      const [topics, counts, sources] = await Promise.all([
        this.readModel.topics(),
        this.readModel.counts(),
        this.readModel.sources(),
      ]);
      const articles = ({ id }: Topic) => counts.topics[id] ?? 0;
      const largestFirst = topics.toSorted((a, b) => articles(b) - articles(a));
      this.names = { revision, topics: largestFirst, sources: this.byId(sources) };
    }
    return { topics: this.names.topics, sources: this.names.sources };
  }
}
