import type { ComponentChildren, VNode } from 'preact';
import type { Coverage } from '../../story-overview/coverage.ts';
import { shorten } from '../../read-model/shorten.ts';
import { usePageContext } from '../page-context.ts';
import { coverageInWords, gapInWords, periodAt } from './coverage-words.ts';

// In units of the picture, which is as wide as it is shown.
const width = 400;
const nameWidth = 118;
const rowHeight = 20;
const footHeight = 22;
const cellHeight = 14;
const longestName = 40;

/** Outlets by hours, the more articles the stronger. */
export function CoveragePicture(props: {
  readonly coverage: Coverage;
  readonly headline: string;
  /** What a picture by itself has inside. */
  readonly children?: ComponentChildren;
}): VNode {
  const context = usePageContext();
  const { storyOverview } = context.text;
  const { coverage, headline } = props;
  const { outlets, others, periods, gap } = coverage;
  const rows = [
    ...outlets,
    ...(others ? [{ name: storyOverview.others(others.outlets), counts: others.counts }] : []),
  ];
  const gridHeight = rows.length * rowHeight;
  const height = gridHeight + footHeight;
  const step = (width - nameWidth) / periods;
  const times = Array.from({ length: periods + 1 }, (_, at) => periodAt(coverage, at, context));
  return (
    <svg
      class="coverage"
      xmlns="http://www.w3.org/2000/svg"
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
      role="img"
      aria-labelledby="coverage-title coverage-desc"
    >
      <title id="coverage-title">{storyOverview.coverageTitle(shorten(headline, 200))}</title>
      <desc id="coverage-desc">{coverageInWords(coverage, context)}</desc>
      {props.children}
      {gap && (
        <rect
          class="gap"
          x={round(nameWidth + gap.first * step)}
          y={0}
          width={round((gap.last - gap.first + 1) * step)}
          height={gridHeight}
        >
          <title>{`${storyOverview.notCounted}: ${gapInWords(coverage, context)}`}</title>
        </rect>
      )}
      {rows.map((row, at) => (
        <CoverageRow key={at} row={row} top={at * rowHeight} step={step} times={times} />
      ))}
      <text class="tick" x={nameWidth} y={height - 7}>
        {times[0]}
      </text>
      <text class="tick" x={width} y={height - 7} text-anchor="end">
        {times[periods]}
      </text>
    </svg>
  );
}

function CoverageRow(props: {
  readonly row: { readonly name: string; readonly counts: readonly number[] };
  readonly top: number;
  readonly step: number;
  /** When each period begins. */
  readonly times: readonly string[];
}): VNode {
  const { storyOverview } = usePageContext().text;
  const { row, top, step, times } = props;
  const cellWidth = Math.min(step - Math.min(1.5, step / 5), 2 * rowHeight);
  return (
    <g>
      {/* A picture inside of the picture cuts names that are too long. */}
      <svg x={0} y={top} width={nameWidth - 6} height={rowHeight}>
        <text x={0} y={14}>
          {shorten(row.name, longestName)}
        </text>
      </svg>
      <line
        class="row"
        x1={nameWidth}
        x2={width}
        y1={top + rowHeight - 2}
        y2={top + rowHeight - 2}
      />
      {row.counts.map(
        (count, period) =>
          count > 0 && (
            <rect
              key={period}
              class={`cell${strength(count)}`}
              x={round(nameWidth + period * step)}
              y={top + 3}
              width={round(cellWidth)}
              height={cellHeight}
              rx={1.5}
            >
              <title>{storyOverview.cell(row.name, times[period] ?? '', count)}</title>
            </rect>
          ),
      )}
    </g>
  );
}

function strength(count: number): string {
  if (count === 1) return ' few';
  return count < 4 ? ' some' : '';
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
