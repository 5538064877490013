import { sanitise } from './sanitise.ts';

const base = 'https://anh.example/bai/1';
const blank = 'src="data:image/gif;base64,R0lGOD"';

describe('the picture of an img', () => {
  it.each([
    ['src', '<img src="/a.jpg">'],
    ['srcset alone, the widest', '<img srcset="/s.jpg 400w, /a.jpg 800w, /m.jpg 600w">'],
    ['srcset by density', '<img srcset="/s.jpg, /a.jpg 2x">'],
    ['srcset without white space after the comma', '<img srcset="/s.jpg 1x,/a.jpg 2x">'],
    ['srcset beside a placeholder', `<img ${blank} srcset="/a.jpg 1x">`],
    ['data-srcset', '<img data-srcset="/s.jpg 1x, /a.jpg 2x">'],
    ['data-lazy-srcset', `<img ${blank} data-lazy-srcset="/a.jpg 300w">`],
    ['data-src beside a placeholder', '<img src="/placeholder.gif" data-src="/a.jpg">'],
    ['data-src beside a blurred picture', '<img src="/blur-20.jpg" data-src="/a.jpg">'],
    ['data-lazy-src', `<img ${blank} data-lazy-src="/a.jpg">`],
    ['data-original', `<img ${blank} data-original="/a.jpg">`],
    ['src beside a name that is no address', '<img src="/a.jpg" data-src="anh-bia">'],
    ['the source of a picture', `<picture><source srcset="/a.jpg 1x"><img ${blank}></picture>`],
    ['noscript', `<img ${blank}><noscript><img src="/a.jpg"></noscript>`],
    ['a later one after a placeholder', '<img src="/img/spacer.gif"><img src="/a.jpg">'],
    ['a later one after a tracker', '<img src="/c?x=1" width="1" height="1"><img src="/a.jpg">'],
    ['a later one after a tracker by style', '<img src="/c.gif" style="height:1px;width:1px"><img src="/a.jpg">'],
    ['a later one after a counter', '<img src="https://pixel.wp.com/b.gif?x=1"><img src="/a.jpg">'],
    ['a later one after a counter of feeds', '<img src="http://feeds.feedburner.com/~r/x/~4/y"><img src="/a.jpg">'],
  ])('is taken from %s', (_, html) => {
    expect(sanitise(html, base).imageUrl).toBe('https://anh.example/a.jpg');
  }); // prettier-ignore

  it('has an address with commas in a srcset', () => {
    const html = '<img srcset="https://cdn.example/w_400,h_300/a.jpg 400w, https://cdn.example/w_800,h_600/a.jpg 800w">';
    expect(sanitise(html, base).imageUrl).toBe('https://cdn.example/w_800,h_600/a.jpg');
  }); // prettier-ignore

  it.each(['1x1.png', 'pixel.gif', 'blank.gif', 'transparent.png', 'image-placeholder.svg', 'lazy_placeholder-16x9.png', 'spacer2.gif', 'loading.svg'])(
    'is not %s, which is not shown either',
    (name) => {
      expect(sanitise(`<p>x</p><img src="/${name}">`, base)).toMatchObject({
        html: '<p>x</p>',
        imageUrl: null,
      });
    },
  ); // prettier-ignore

  it.each(['loading-dock.jpg', 'pixel-9-pro.jpg', 'p.jpg', 'blank-check.jpeg', 'img/10'])(
    'may be %s',
    (name) => {
      expect(sanitise(`<img src="/${name}">`, base).imageUrl).toBe(`https://anh.example/${name}`);
    },
  );
});
