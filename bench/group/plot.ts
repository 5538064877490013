import type { Measured } from './meter.ts';

const width = 420;
const height = 260;
const margin = { left: 64, top: 36, bottom: 40, right: 16 };
const titleFont = 'font-family="sans-serif" font-size="13"';
const labelFont = 'font-family="sans-serif" font-size="11" fill="#555"';

type Chart = {
  readonly title: string;
  readonly value: (row: Measured) => number;
  /** What is to be reached, or not passed. */
  readonly goal: number;
};

const charts: readonly Chart[] = [
  { title: 'articles a second', value: (row) => row.articlesPerSecond, goal: 1_000 },
  { title: 'megabytes at the most', value: (row) => row.residentMegabytes, goal: 1_000 },
];

/** Speed and memory by window, on logarithmic axes of windows, beside one another: SVG. */
export function plot(rows: readonly Measured[]): string {
  const drawn = charts.map(
    (chart, at) => `<g transform="translate(${at * width} 0)">${draw(chart, rows)}</g>`,
  );
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${charts.length * width}" height="${height}">
<rect width="100%" height="100%" fill="#fff"/>
${drawn.join('\n')}
</svg>
`;
}

function draw({ title, value, goal }: Chart, rows: readonly Measured[]): string {
  const logs = rows.map(({ window }) => Math.log10(window));
  const [left, right] = [logs[0] ?? 0, logs.at(-1) ?? 1];
  const top = Math.max(goal, ...rows.map(value)) * 1.05;
  const x = (log: number) =>
    margin.left + ((log - left) / (right - left || 1)) * (width - margin.left - margin.right);
  const y = (of: number) =>
    height - margin.bottom - (of / top) * (height - margin.top - margin.bottom);
  const points = rows.map((row, at) => ({ x: x(logs[at] ?? 0), y: y(value(row)), row }));
  const step = tick(top);
  const ticks = Array.from({ length: Math.floor(top / step) + 1 }, (_, at) => at * step);
  return [
    `<text x="${margin.left}" y="20" ${titleFont}>${title}, by articles remembered</text>`,
    ...ticks.map((at) => line(y(at), '#ddd') + label(margin.left - 6, y(at) + 4, at, 'end')),
    line(y(goal), '#c00" stroke-dasharray="4 3'),
    ...points.map(({ x, row }) => label(x, height - margin.bottom + 18, row.window, 'middle')),
    `<polyline fill="none" stroke="#06c" stroke-width="2" points="${points.map((at) => `${at.x.toFixed(1)},${at.y.toFixed(1)}`).join(' ')}"/>`,
    ...points.map(
      (at) => `<circle cx="${at.x.toFixed(1)}" cy="${at.y.toFixed(1)}" r="3" fill="#06c"/>`,
    ),
  ].join('\n');
}

function line(y: number, stroke: string): string {
  return `<line x1="${margin.left}" x2="${width - margin.right}" y1="${y.toFixed(1)}" y2="${y.toFixed(1)}" stroke="${stroke}"/>`;
}

function label(x: number, y: number, value: number, anchor: string): string {
  const text = value.toLocaleString('en', { notation: 'compact' });
  return `<text x="${x.toFixed(1)}" y="${y.toFixed(1)}" text-anchor="${anchor}" ${labelFont}>${text}</text>`;
}

/** About five to an axis, of 1, 2 or 5 times a power of ten. */
function tick(top: number): number {
  const power = 10 ** Math.floor(Math.log10(top / 5));
  return [1, 2, 5, 10].map((times) => times * power).find((step) => top / step <= 6) ?? power * 10;
}
