// Suggestions while typing, as an editable combobox with a listbox whose options are chosen by hand:
// https://www.w3.org/WAI/ARIA/apg/patterns/combobox/. Without this script the box is a search box.
const waitMs = 80;
const mostShown = 8;
const boxes = [...document.querySelectorAll('input[data-suggestions]')];
boxes.forEach(suggestFor);

function suggestFor(box, number) {
  const kinds = JSON.parse(box.dataset.kinds);
  const list = document.createElement('ul');
  let shown = [];
  let active = -1;
  let timer;
  let request;

  list.id = `suggestions-${number}`;
  list.className = 'suggestions';
  list.hidden = true;
  list.role = 'listbox';
  list.ariaLabel = box.dataset.suggestions;
  box.after(list);
  box.role = 'combobox';
  box.autocomplete = 'off';
  box.ariaAutoComplete = 'list';
  box.ariaHasPopup = 'listbox';
  box.setAttribute('aria-controls', list.id);
  box.setAttribute('aria-keyshortcuts', '/');
  close();

  /** Asks no more, and shows nothing. */
  function close() {
    clearTimeout(timer);
    request?.abort();
    shown = [];
    list.hidden = true;
    list.replaceChildren();
    box.ariaExpanded = 'false';
    activate(-1);
  }

  function open(suggestions) {
    shown = suggestions;
    list.replaceChildren(...shown.map(option));
    list.hidden = shown.length === 0;
    box.ariaExpanded = String(shown.length > 0);
    activate(-1);
  }

  function option({ kind, text }, index) {
    const item = document.createElement('li');
    item.id = `${list.id}-${index}`;
    item.role = 'option';
    item.dataset.index = index;
    const name = document.createElement('bdi');
    name.textContent = text;
    item.append(name);
    if (kinds[kind]) {
      const what = document.createElement('small');
      what.textContent = kinds[kind];
      item.append(' ', what);
    }
    return item;
  }

  function activate(index) {
    active = index;
    [...list.children].forEach((item, at) => (item.ariaSelected = String(at === active)));
    const item = list.children[active];
    if (!item) return box.removeAttribute('aria-activedescendant');
    box.setAttribute('aria-activedescendant', item.id);
    item.scrollIntoView({ block: 'nearest' });
  }

  function choose({ q, url }) {
    close();
    if (url) return location.assign(url);
    box.value = q;
    // What comes after "topic:" is still to be typed.
    if (q.endsWith(':')) ask();
    else box.form.requestSubmit();
  }

  async function ask() {
    request?.abort();
    // Whoever mends a word in the middle needs no endings for the last one.
    const isAtEnd = box.selectionStart === box.value.length;
    if (!box.value.trim() || !isAtEnd || !navigator.onLine) return close();
    request = new AbortController();
    const { signal } = request;
    const { lang } = document.documentElement;
    const query = new URLSearchParams({ q: box.value, limit: mostShown, lang });
    try {
      const answer = await fetch(`/v1/suggest?${query}`, { signal });
      const { suggestions } = answer.ok ? await answer.json() : { suggestions: [] };
      if (!signal.aborted && document.activeElement === box) open(suggestions);
    } catch {
      // Aborted, or no answer: searching works without suggestions.
    }
  }

  box.addEventListener('input', () => {
    clearTimeout(timer);
    request?.abort();
    activate(-1);
    timer = setTimeout(ask, waitMs);
  });
  box.addEventListener('keydown', (event) => {
    // An input method takes the keys for itself while it composes a word.
    if (event.isComposing || event.ctrlKey || event.metaKey) return;
    const isOpen = shown.length > 0;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      if (!isOpen) ask();
      // One of the places is the box itself, with none of the options active.
      else activate(turn(active, event.key === 'ArrowDown' ? 1 : -1, shown.length));
    } else if (event.key === 'Enter' && active >= 0) choose(shown[active]);
    else if (event.key === 'Escape' && isOpen) close();
    else return;
    event.preventDefault();
  });
  box.addEventListener('blur', close);
  box.form.addEventListener('submit', close);
  // The box keeps the focus while an option is pressed.
  list.addEventListener('pointerdown', (event) => event.preventDefault());
  list.addEventListener('click', (event) => {
    const item = event.target.closest('[role=option]');
    if (item) choose(shown[item.dataset.index]);
  });
}

/** The next place in a ring of -1, 0 … count - 1. */
function turn(from, step, count) {
  return ((from + 1 + step + count + 1) % (count + 1)) - 1;
}

document.addEventListener('keydown', (event) => {
  if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || event.isComposing)
    return;
  const isTyping = document.activeElement?.closest('input, textarea, select, [contenteditable]');
  const box = boxes.at(-1);
  if (isTyping || !box) return;
  event.preventDefault();
  box.focus();
  box.select();
});

// What only this script can do is told only where it runs.
for (const tip of document.querySelectorAll('[data-scripted]')) tip.hidden = false;
