// Niceties only: every page is whole without this script.
const units = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
];
const relative = new Intl.RelativeTimeFormat(document.documentElement.lang);

function age(time) {
  const awayMs = Date.parse(time.dateTime) - Date.now();
  const unit = units.find(([, ms]) => Math.abs(awayMs) >= ms);
  // Older than a week is shown as a date, which does not age.
  if (!unit || Math.abs(awayMs) >= 7 * units[0][1]) return;
  // An article from the future has a wrong date; only the sources' next reads lie ahead.
  if (awayMs > 0 && !time.closest('.sources, .sourcefacts')) return;
  time.textContent = relative.format(Math.trunc(awayMs / unit[1]), unit[0]);
}

setInterval(() => document.querySelectorAll('time[data-relative]').forEach(age), 60_000);

// A picture that its publisher does not give leaves no hole. The script runs after parsing, when
// some have failed already.
function drop(picture) {
  picture.closest('.pictured')?.classList.remove('pictured');
  picture.remove();
}
for (const picture of document.querySelectorAll('img')) {
  if (picture.complete && picture.naturalWidth === 0) drop(picture);
  else picture.addEventListener('error', () => drop(picture));
}
