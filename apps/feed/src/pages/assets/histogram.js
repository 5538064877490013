// Drag over the bars, or walk over them with Shift and the arrows, to choose a period. Without this
// script every bar is a link to its own.
const list = document.querySelector('.bars');
if (list) brush(list);

function brush(list) {
  const bars = [...list.children];
  const ends = [...list.nextElementSibling.children];
  const shownEnds = ends.map(({ textContent }) => textContent);
  const linkOf = (bar) => bar?.querySelector('a');
  const linked = bars.filter(linkOf);
  let anchor = -1;
  let head = -1;
  let isDragging = false;

  // One stop for the tab key; the arrows go from bar to bar.
  const stop = linked.find((bar) => linkOf(bar).ariaCurrent) ?? linked.at(-1);
  for (const bar of linked) linkOf(bar).tabIndex = bar === stop ? 0 : -1;
  list.nextElementSibling.title = list.nextElementSibling.dataset.hint;
  list.nextElementSibling.ariaLive = 'polite';

  function select(from, to) {
    anchor = from;
    head = to;
    const [first, last] = [Math.min(from, to), Math.max(from, to)];
    bars.forEach((bar, at) =>
      bar.classList.toggle('brushed', from >= 0 && at >= first && at <= last),
    );
    const names = from < 0 ? shownEnds : [bars[first].dataset.name, bars[last].dataset.name];
    ends.forEach((end, at) => (end.textContent = names[at]));
  }

  /** To the matches from the first selected bar to the last one. */
  function follow() {
    const [first, last] = [bars[Math.min(anchor, head)], bars[Math.max(anchor, head)]];
    const url = new URL(linkOf(linked[0]).href);
    setOrDrop(url.searchParams, 'from', first.dataset.from);
    setOrDrop(url.searchParams, 'to', last.dataset.to);
    location.assign(url);
  }

  function barAt(x) {
    const { left, width } = list.getBoundingClientRect();
    const at = Math.floor(((x - left) / width) * bars.length);
    return Math.max(0, Math.min(bars.length - 1, at));
  }

  list.addEventListener('dragstart', (event) => event.preventDefault());
  list.addEventListener('pointerdown', (event) => {
    if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey) return;
    anchor = head = barAt(event.clientX);
    isDragging = true;
  });
  list.addEventListener('pointermove', (event) => {
    const at = barAt(event.clientX);
    if (!isDragging || at === head) return;
    // From here on it is no click on a link.
    list.setPointerCapture(event.pointerId);
    select(anchor, at);
  });
  list.addEventListener('pointerup', () => {
    if (isDragging && list.querySelector('.brushed')) follow();
    isDragging = false;
  });
  list.addEventListener('pointercancel', () => {
    isDragging = false;
    select(-1, -1);
  });
  list.addEventListener('click', (event) => {
    if (list.querySelector('.brushed')) event.preventDefault();
  });

  list.addEventListener('keydown', (event) => {
    const at = bars.indexOf(event.target.closest('li'));
    const isBrushing = head >= 0 && head !== anchor;
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (step && event.shiftKey) {
      const from = isBrushing ? anchor : at;
      select(from, Math.max(0, Math.min(bars.length - 1, (isBrushing ? head : at) + step)));
    } else if (step) {
      select(-1, -1);
      const next = linked[linked.indexOf(bars[at]) + step];
      linkOf(next)?.focus();
    } else if (event.key === 'Enter' && isBrushing) follow();
    else if (event.key === 'Escape' && isBrushing) select(-1, -1);
    else return;
    event.preventDefault();
  });
  // Back from where the selection led.
  addEventListener('pageshow', () => select(-1, -1));
  list.addEventListener('focusin', (event) => {
    for (const bar of linked) linkOf(bar).tabIndex = linkOf(bar) === event.target ? 0 : -1;
  });
}

function setOrDrop(parameters, name, value) {
  if (value) parameters.set(name, value);
  else parameters.delete(name);
}
