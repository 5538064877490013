import { parsePage } from './page-dom.ts';

const documentOf = (body: string) => parsePage(`<html><body>${body}</body></html>`).document;

describe('lean nodes', () => {
  it('have no tables of listeners, as long as linkedom would make them', () => {
    const element = documentOf('<p>Một</p>').querySelector('p');
    expect(() => element?.addEventListener('click', () => undefined)).toThrow(TypeError);
  });

  it.each([
    ['of the page', '<p class="sapo lead">a</p>', 'sapo lead'],
    ['none', '<p>a</p>', ''],
    ['empty', '<p class>a</p>', ''],
  ])('have a class name: %s', (_, body, expected) => {
    const element = documentOf(body).querySelector('p');
    expect([element?.className, element?.getAttribute('class') ?? '']).toEqual([
      expected,
      expected,
    ]);
  });

  it.each([
    ['beside others', '<p id="x">a</p>'],
    ['in place of another', '<p id="x" class="old">a</p>'],
  ])('take a new class name %s', (_, body) => {
    const document = documentOf(body);
    const element = document.querySelector('#x');
    if (element) element.className = 'new';
    expect(document.querySelector('.new')).toBe(element);
    expect([...(element?.classList ?? [])]).toEqual(['new']);
    expect(element?.outerHTML).toMatch(/^<p(?: id="x"| class="new"){2}>a<\/p>$/u);
  });
});
