import type { ComponentChildren, VNode } from 'preact';
import { assetPath, type AssetName } from './assets.ts';
import { Footer } from './components/footer.tsx';
import { Masthead } from './components/masthead.tsx';
import { usePageContext } from './page-context.ts';
import { feedFormats, feedHref, withQuery, type FeedAddress } from './href.ts';
import { uiLanguages } from './i18n/i18n.ts';

export type LayoutProps = {
  /** Empty on the front page, whose title is the site's. */
  readonly title: string;
  readonly description?: string;
  readonly feed?: FeedAddress;
  /** Search results and errors are of no use in somebody else's index. */
  readonly unlisted?: boolean;
  /** Style sheets and a script that this page alone needs. */
  readonly style?: AssetName | readonly AssetName[];
  readonly script?: AssetName;
  /** Where the page goes by itself: without a script, it follows what goes on. */
  readonly reload?: { readonly seconds: number; readonly to: string };
  readonly children: ComponentChildren;
};

export function Layout(props: LayoutProps): VNode {
  const { title, description, feed, unlisted, style, script, reload, children } = props;
  const { language, text, address } = usePageContext();
  return (
    <html lang={language}>
      <head>
        <meta charset="utf-8" />
        <title>{title ? `${title} · Newsline` : `Newsline: ${text.tagline}`}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="description" content={description || text.description} />
        {reload && <meta http-equiv="refresh" content={`${reload.seconds}; url=${reload.to}`} />}
        {unlisted && <meta name="robots" content="noindex" />}
        <link rel="icon" href={assetPath('newsline.svg')} type="image/svg+xml" />
        <link rel="stylesheet" href={assetPath('newsline.css')} />
        {[style ?? []].flat().map((name) => (
          <link key={name} rel="stylesheet" href={assetPath(name)} />
        ))}
        <script src={assetPath('newsline.js')} defer />
        <script src={assetPath('suggest.js')} type="module" />
        {script && <script src={assetPath(script)} type="module" />}
        {uiLanguages.map((other) => (
          <link
            key={other}
            rel="alternate"
            hreflang={other}
            href={withQuery(address, { lang: other })}
          />
        ))}
        {feed &&
          feedFormats.map(({ ending, name, type }) => (
            <link
              key={ending}
              rel="alternate"
              type={type}
              title={`${feed.title} (${name})`}
              href={feedHref(feed, ending)}
            />
          ))}
        <link rel="search" type="text/html" href="/search" title={text.nav.search} />
      </head>
      <body>
        <a class="skip" href="#main">
          {text.skip}
        </a>
        <Masthead />
        <main id="main" tabindex={-1}>
          {children}
        </main>
        <Footer feed={feed} />
      </body>
    </html>
  );
}
