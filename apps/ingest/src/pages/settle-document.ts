/** Puts a document's parts where programs look for them: one `<html>` of one `<head>` and one
 *  `<body>`, and everything that is shown inside this body, as browsers do (HTML Standard, 13.2.6).
 *  linkedom leaves them where they were written; Readability fails outside of the body. */
export function settleDocument(document: Document): Document {
  if (isSettled(document)) return document;
  const tops = [...document.childNodes].filter(({ nodeType }) => nodeType !== doctype);
  const html = tops.find((node) => node.nodeName === 'HTML') ?? document.createElement('html');
  const parts = [...html.childNodes];
  const head = parts.find((node) => node.nodeName === 'HEAD') ?? document.createElement('head');
  const body =
    parts.find((node) => node.nodeName === 'BODY') ??
    (head as Element).querySelector('body') ??
    document.createElement('body');
  const before = body.firstChild;
  let isBefore = true;
  for (const node of [...tops.flatMap((top) => (top === html ? parts : [top]))]) {
    if (node === body) isBefore = false;
    if (node === head || node === body) continue;
    body.insertBefore(node, isBefore ? before : null);
  }
  html.appendChild(head);
  html.appendChild(body);
  document.appendChild(html);
  return document;
}

const doctype = 10;

function isSettled(document: Document): boolean {
  const [html, other] = document.children;
  if (html?.nodeName !== 'HTML' || other) return false;
  const [head, body, more] = html.children;
  return (
    head?.nodeName === 'HEAD' && body?.nodeName === 'BODY' && !more && !head.querySelector('body')
  );
}
