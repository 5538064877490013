import { withoutOpenMarkup } from './open-markup.ts';

describe('open markup', () => {
  it.each([
    ['nothing open', '<p>Mưa <!-- ảnh --> lớn</p>', '<p>Mưa <!-- ảnh --> lớn</p>'],
    ['a comment that nobody closed', 'Mưa <!-- ảnh > lớn <b>ở Huế</b>', 'Mưa  lớn <b>ở Huế</b>'],
    ['one behind a closed one', '<!-- a > b -->Mưa<!-- c >lớn', '<!-- a > b -->Mưalớn'],
    ['several', 'a<!-- 1 >b<!-- 2 >c', 'abc'],
    ['a comment cut at the end', 'Mưa lớn <!-- ảnh', 'Mưa lớn '],
    ['an empty comment of HTML', 'Mưa <!--> lớn', 'Mưa <!--> lớn'],
    ['a declaration that is named', ' <!DOCTYPE ', ' &lt;!DOCTYPE '],
    ['an instruction that is named', 'Bắt đầu bằng <?php', 'Bắt đầu bằng &lt;?php'],
    ['a declaration', '<!DOCTYPE html><p>Mưa', '<!DOCTYPE html><p>Mưa'],
    ['a tag that was cut', '<!-- a --><p>Mưa <b', '<!-- a --><p>Mưa <b'],
  ])('with %s', (_, html, expected) => {
    expect(withoutOpenMarkup(html)).toBe(expected);
  });

  it.each([
    ['comments', '<!-- '],
    ['comments that end at once', '<!-- >'],
    ['declarations', '<!'],
    ['ends of comments', '-->'],
    ['both', '--><!--'],
  ])('takes time in proportion to the length with %s', (_, part) => {
    const started = performance.now();
    withoutOpenMarkup(part.repeat(1_000_000));
    expect(performance.now() - started).toBeLessThan(3_000);
  });
});
