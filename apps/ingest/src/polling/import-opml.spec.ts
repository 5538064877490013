import { importHandedIn, importOpml, type SourceAdder } from './import-opml.ts';

/** Knows one address, and refuses those of one host and outlets without a dot. */
function adder(): { ingest: SourceAdder; asked: object[] } {
  const asked: object[] = [];
  const add: SourceAdder['add'] = async (source) => {
    if (source.url.includes('//10.')) {
      return { kind: 'refused', field: 'url', reason: 'It is private.' };
    }
    if (source.outlet?.includes('.') === false) {
      return { kind: 'refused', field: 'outlet', reason: 'It is no domain.' };
    }
    asked.push(source);
    const kind = source.url.includes('known') ? 'changed' : 'added';
    return { kind, source: {} as never };
  };
  return { ingest: { add }, asked };
}

const importing = async (outlines: string) => {
  const { ingest, asked } = adder();
  const opml = `<opml version="2.0"><body>${outlines}</body></opml>`;
  return { asked, ...(await importOpml(ingest, Buffer.from(opml))) };
};

describe('importOpml', () => {
  it('counts each source once and names every entry that is none', async () => {
    const { added, changed, leftOut, warnings } = await importing(
      `<outline text="Mới" xmlUrl="https://a.example/rss"/>
       <outline text="Cũ" xmlUrl="https://known.example/rss"/>
       <outline text="Lặp" xmlUrl="https://a.example/rss#2"/>
       <outline text="Nhà" xmlUrl="http://10.0.0.1/rss"/>
       <outline text="Hỏng" xmlUrl="tin tức"/>`,
    );
    expect({ added, changed }).toEqual({ added: 1, changed: 1 });
    expect(leftOut.map(({ name }) => name)).toEqual(['Hỏng', 'Nhà']);
    expect(leftOut[1]).toEqual({
      name: 'Nhà',
      url: 'http://10.0.0.1/rss',
      reason: 'It is private.',
    });
    expect(warnings).toEqual([expect.stringContaining('"Lặp" is listed twice')]);
  });

  it('names the settings that the list names, and no others', async () => {
    const { asked } = await importing(
      `<outline xmlUrl="https://a.example/rss"/>
       <outline text="Báo"><outline text="B" xmlUrl="https://b.example/rss" htmlUrl="https://b.example/" language="vi" outlet="bao.example" fullText="true"/></outline>`,
    );
    expect(asked).toEqual([
      { url: 'https://a.example/rss', siteUrl: null },
      {
        url: 'https://b.example/rss',
        siteUrl: 'https://b.example/',
        name: 'B',
        folders: ['Báo'],
        language: 'vi',
        outlet: 'bao.example',
        fullText: true,
      },
    ]);
  });

  it('answers an operator who hands in a list, or something else', async () => {
    const { ingest } = adder();
    const handIn = (text: string) =>
      importHandedIn({ opml: Buffer.from(text).toString('base64') }, ingest);
    expect(await handIn('<opml><body/></opml>')).toEqual({
      kind: 'imported',
      added: 0,
      changed: 0,
      leftOut: [],
      warnings: ['The list names no feed.'],
    });
    expect(await handIn('<html></html>')).toMatchObject({
      kind: 'refused',
      field: 'body',
      reason: expect.stringContaining('an HTML page and not OPML'),
    });
  });

  it('adds a source without an outlet that is none, and says so', async () => {
    const outline = '<outline text="A" xmlUrl="https://a.example/rss" outlet="Báo mới"/>';
    const { added, asked, leftOut, warnings } = await importing(outline);
    expect([added, leftOut]).toEqual([1, []]);
    expect(asked).toEqual([{ url: 'https://a.example/rss', siteUrl: null, name: 'A' }]);
    expect(warnings).toEqual([expect.stringContaining('Báo mới')]);
  });
});
