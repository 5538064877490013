import { sanitise } from './sanitise.ts';
import { sanitiseMarkup } from './sanitise-markup.ts';
import { readSimpleHtml } from './simple-html.ts';

const base = 'https://a.vn/bai/1';
const rel = 'rel="nofollow noopener ugc"';

describe('sanitise', () => {
  it.each([
    ['text as it is', 'Một hai', 'Một hai', 'Một hai'],
    ['entities once', 'a &amp;lt; b &ndash; c', 'a &amp;lt; b – c', 'a &lt; b – c'],
    ['what looks like a tag and is none', '1 < 2', '1 &lt; 2', '1 < 2'],
    ['paragraphs', '<p>một</p><p>hai<br>ba</p>', '<p>một</p><p>hai<br />ba</p>', 'một\n\nhai\nba'],
    ['links made absolute', '<a href="../b">c</a>', `<a href="https://a.vn/b" ${rel}>c</a>`, 'c'],
    [
      'pictures made absolute',
      '<img src="/x.jpg" alt="y">',
      '<img src="https://a.vn/x.jpg" alt="y" />',
      '',
    ],
    [
      'pictures that load late',
      '<img src="data:image/gif;base64,R0" data-src="/x.jpg">',
      '<img src="https://a.vn/x.jpg" alt="" />',
      '',
    ],
    ['no tracking pixels', '<img src="/p.gif" width="1" height="1">a', 'a', 'a'],
    ['no scripts', 'a<script>alert(1)</script>b', 'ab', 'ab'],
    ['no styles', '<style>p{}</style><p style="color:red" class="x">a</p>', '<p>a</p>', 'a'],
    [
      'no event handlers',
      '<p onclick="alert(1)">a</p><img src="/x.jpg" onerror="alert(1)">',
      '<p>a</p><img src="https://a.vn/x.jpg" alt="" />',
      'a',
    ],
    ['no javascript: links', '<a href="javascript:alert(1)">a</a>', '<a>a</a>', 'a'],
    [
      'no javascript: links in disguise',
      '<a href="&#106;ava\tscript:alert(1)">a</a>',
      '<a>a</a>',
      'a',
    ],
    ['no data: pictures', '<img src="data:image/svg+xml,<svg onload=alert(1)>">', '', ''],
    ['no frames', 'a<iframe src="https://evil.example">b</iframe>', 'a', 'a'],
    ['what stands behind a frame of XML', 'a<iframe src="https://evil.example"/>b', 'ab', 'ab'],
    ['no SVG', '<svg><script>alert(1)</script><p>a</p></svg>b', 'b', 'b'],
    ['no forms', '<form action="https://evil.example"><input name=a>b</form>', 'b', 'b'],
    ['no templates', '<template><p>a</p></template>b', 'b', 'b'],
    ['no tag inside a broken one', '<<script>script>alert(1)</script>', '&lt;', '<'],
    [
      'no attribute that breaks out',
      '<img src="/x.jpg" alt="&quot; onerror=&quot;alert(1)">',
      '<img src="https://a.vn/x.jpg" alt="&quot; onerror=&quot;alert(1)" />',
      '',
    ],
    ['unclosed tags closed', '<p>a<b>b', '<p>a<b>b</b></p>', 'ab'],
    [
      'tags outside the list gone, text kept',
      '<div><font color=red>a</font></div><div>b</div>',
      'ab',
      'a\n\nb',
    ],
    [
      'table cells apart',
      '<table><tr><td>a</td><td>b</td></tr></table>',
      '<table><tr><td>a</td><td>b</td></tr></table>',
      'a b',
    ],
    ['text in NFC', '<p>tie\u0302\u0301ng</p>', '<p>tie\u0302\u0301ng</p>', 'tiếng'],
  ])('gives %s', (_, input, html, text) => {
    expect(sanitise(input, base)).toMatchObject({ html, text });
  });

  it('takes relative links off where there is nothing to resolve them against', () => {
    expect(sanitise('<a href="/b">c</a>').html).toBe('<a>c</a>');
  });

  it('names the first picture', () => {
    expect(
      sanitise('<img src="/p.gif" width=1><img src="/x.jpg"><img src="/y.jpg">', base).imageUrl,
    ).toBe('https://a.vn/x.jpg');
  });

  it.each([
    ['deep nesting', '<div>'.repeat(200_000)],
    ['deep nesting with end tags that match nothing', '<b></i>'.repeat(200_000)],
    ['tags that never end', '<p '.repeat(200_000)],
    ['opened brackets', '<'.repeat(100_000)],
    ['attributes without end', `<p ${'a="b" '.repeat(100_000)}`],
    ['ampersands', '&'.repeat(500_000)],
    ['comments that never end', '<!--'.repeat(200_000)],
  ])('survives %s', (_, input) => {
    const start = process.threadCpuUsage();
    sanitise(input, base);
    // Of this thread alone: the machine may be busy with other things.
    expect(process.threadCpuUsage(start).user / 1000).toBeLessThan(5000);
  });
});

describe('readSimpleHtml', () => {
  const pieces = [
    'một', ' ', 'hai &amp; ba', '&lt;script&gt;', '&ndash;', '>', '"', '<p>', '</p>', '<br>', '<br/>', '</br>', '<b>', '</b>', '<em>', '</em>',
    '<a href="/x?a=1&amp;b=2">', '<a href="javascript:alert(1)">', '<a name="y">', '</a>', '<img src="/x.jpg" alt="ả&quot;nh">', '<img src="data:,">',
    '<div class="x">', '</div>', '<ul>', '</ul>', '<li>', '</li>', '<h2>', '</h2>', '<script>', '</script>', '<p onclick="x">', '<!-- c -->', '<', '<span>', '</span>',
  ]; // prettier-ignore

  /** Linear congruential generator (Numerical Recipes), so that every run tests the same. */
  function* numbers() {
    for (let state = 42; ; state = (Math.imul(state, 1664525) + 1013904223) >>> 0)
      yield state / 2 ** 32;
  }

  it('gives what sanitize-html gives, or nothing', () => {
    const random = numbers();
    const below = (limit: number) => Math.floor(random.next().value! * limit);
    let simple = 0;
    for (let round = 0; round < 20_000; round += 1) {
      const input = Array.from({ length: 1 + below(7) }, () => pieces[below(pieces.length)]).join(
        '',
      );
      const read = readSimpleHtml(input, base);
      if (!read) continue;
      simple += 1;
      expect({ input, ...read }).toEqual({ input, ...sanitiseMarkup(input, base) });
    }
    expect(simple).toBeGreaterThan(1000);
  });
});
