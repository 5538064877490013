import type { VNode } from 'preact';
import { clock, longDay } from '../i18n/dates.ts';
import { showsDemonstration, usePageContext } from '../page-context.ts';
import { topicPath, withQuery } from '../href.ts';
import { uiLanguages } from '../i18n/i18n.ts';
import { SearchInput } from './search-input.tsx';

const languageNames = { vi: 'Tiếng Việt', en: 'English' };

export function Masthead(): VNode {
  const context = usePageContext();
  const { text, now, zone } = context;
  return (
    <>
      {showsDemonstration(context) && <DemonstrationBanner />}
      <header class="masthead">
        <div class="top">
          <p class="dateline">
            {longDay(now, context)} · {text.front.updated(clock(now, zone))}
          </p>
          <p class="wordmark">
            <a href="/" rel="home">
              Newsline
            </a>
          </p>
          <InterfaceLanguage />
        </div>
        <div class="bar">
          <Sections />
          <SearchBox />
        </div>
      </header>
    </>
  );
}

/** As many as fit beside the search; the others are behind the link to all topics. */
const mostTopics = 3;

function Sections(): VNode {
  const { text, topics, address, language } = usePageContext();
  const path = address.split('?', 1)[0];
  const sections = [
    { path: '/', name: text.nav.front },
    { path: '/latest', name: text.nav.latest },
    ...topics
      .slice(0, mostTopics)
      .map(({ id, names }) => ({ path: topicPath(id), name: names[language] })),
    { path: '/topics', name: text.nav.topics },
    { path: '/sources', name: text.nav.sources },
  ];
  return (
    <nav class="sections" aria-label={text.nav.sections}>
      <ul>
        {sections.map((section) => (
          <li key={section.path}>
            <a href={section.path} aria-current={section.path === path ? 'page' : undefined}>
              {section.name}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** Left out on the search page, which has a larger form of its own. */
function SearchBox(): VNode | null {
  const { text, address } = usePageContext();
  if (/^\/search(\?|$)/.test(address)) return null;
  return (
    <form class="quick" role="search" action="/search">
      <SearchInput />
      <button type="submit">{text.search.submit}</button>
    </form>
  );
}

function InterfaceLanguage(): VNode {
  const { text, language, address } = usePageContext();
  return (
    <nav class="interface" aria-label={text.nav.interface}>
      <ul>
        {uiLanguages.map((other) => (
          <li key={other}>
            <a
              href={withQuery(address, { lang: other })}
              lang={other}
              hreflang={other}
              aria-current={other === language ? 'true' : undefined}
            >
              {languageNames[other]}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function DemonstrationBanner(): VNode {
  const { demonstration } = usePageContext().text;
  return (
    <aside class="banner">
      <p>
        {demonstration.banner} <a href="/sources#demonstration">{demonstration.remove}</a>
      </p>
    </aside>
  );
}
