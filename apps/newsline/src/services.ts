import { ClassifySettings } from '@newsline/classify';
import { MongoCorrectionStore, MongoTopicStore } from '@newsline/classify/mongo';
import { MongoReadModel, MongoOperatorKeys } from '@newsline/feed/mongo';
import { IngestSettings, openIngest, type OwnSite } from '@newsline/ingest';
import { MongoAnnouncedArticles, MongoSourceStore } from '@newsline/ingest/mongo';
import { JetStreamEventBus, JetStreamSettings } from '@newsline/messaging/jetstream';
import { readSettings, reportTo, type Log } from '@newsline/platform';
import { openMongo } from '@newsline/platform/mongo';
import { MongoSettings } from '@newsline/platform/service';
import { z } from 'zod';
import type { Environment, Installation } from './installation.ts';

const settings = z.object({
  ...JetStreamSettings.shape,
  ...MongoSettings.shape,
  ...IngestSettings.shape,
  ...ClassifySettings.shape,
});

/** The data of the four services, for commands: nothing is polled or consumed here. Loaded when it is
 *  needed, as the one process needs none of these drivers.
 *  @param site what may be a source of the caller itself */
export async function openServices(
  environment: Environment,
  log: Log,
  site?: OwnSite,
): Promise<Installation> {
  const own = readSettings(settings, environment);
  const mongo = await openMongo(own.MONGODB_URL, { report: reportTo(log) });
  try {
    const sources = await MongoSourceStore.open(mongo);
    const articles = await MongoAnnouncedArticles.open(mongo);
    const readModel = await MongoReadModel.open(mongo);
    const operatorKeys = await MongoOperatorKeys.open(mongo);
    const corrections = await MongoCorrectionStore.open(mongo);
    const topics = new MongoTopicStore(mongo);
    const bus = await JetStreamEventBus.connect('command', own, reportTo(log));
    const ingest = openIngest(own, {
      sources,
      articles,
      bus,
      log,
      ...(site && { own: site }),
      warm: false,
    });
    const close = async () => {
      await ingest.close();
      await bus.close();
      await mongo.close();
    };
    return {
      file: null,
      bus,
      ingest,
      readModel,
      operatorKeys,
      corrections,
      topics,
      labelling: { folders: own.TOPIC_FOLDERS, precision: own.TOPIC_PRECISION },
      close,
    };
  } catch (error) {
    await mongo.close();
    throw error;
  }
}
