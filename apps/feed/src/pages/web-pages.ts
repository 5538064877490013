import { NewsReadModel } from '../news-read-model.ts';
import { OperatorKeys } from '../operator-keys.ts';
import { AssetsController } from './assets.controller.ts';
import { EditionDesk, PageSettings } from './edition-desk.ts';
import { NoPageController } from './no-page.controller.tsx';
import { OperatorController } from './operator.controller.tsx';
import { PageErrors } from './page-errors.tsx';
import { PagesController } from './pages.controller.tsx';
import { Press } from './press.ts';
import { SearchController } from './search.controller.tsx';
import { TimelinesController } from './timelines.controller.tsx';

/** The web pages as parts of a Nest module, which has to provide NewsReadModel, EventBus, OperatorKeys
 *  and PageSettings besides. */
export const webPages = {
  controllers: [
    PagesController,
    TimelinesController,
    SearchController,
    OperatorController,
    AssetsController,
    NoPageController,
  ],
  providers: [
    {
      provide: EditionDesk,
      inject: [NewsReadModel, OperatorKeys, PageSettings],
      useFactory: (readModel: NewsReadModel, keys: OperatorKeys, settings: PageSettings) =>
        new EditionDesk(readModel, keys, settings),
    },
    {
      provide: Press,
      inject: [NewsReadModel, EditionDesk],
      useFactory: (readModel: NewsReadModel, desk: EditionDesk) => new Press(readModel, desk),
    },
    PageErrors,
  ],
};
