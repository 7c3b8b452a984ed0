import { BarChart, type BarChartOptions } from 'chartist';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { numberWords } from '../../core/count-words';
import { cutText } from '../../core/cut-text';

export interface Bar {
  readonly label: string;
  readonly count: number;
  /** Drawn striped and in another colour. */
  readonly isMarked?: boolean;
}

interface BarPlotProps {
  /** What it shows, for those who do not see it; the numbers themselves stand in a table beneath. */
  readonly label: string;
  /** The same array as long as nothing changed: it is drawn anew for another. */
  readonly bars: readonly Bar[];
  /** Along the page, as time goes, or down it, with room for long labels. */
  readonly direction: 'along' | 'down';
}

/** In pixels. */
const HEIGHT_ALONG = 200;
const HEIGHT_OF_BAR = 28;
const ROOM_FOR_AXIS = 40;
const ROOM_FOR_TEXT_LABEL = 190;

const MAX_LABEL_LENGTH = 28;
/** More bars than this have no room for a label and a number each. */
const MANY = 12;
const LABELS_AMONG_MANY = 8;

/** Bars with their numbers. The library writes all labels as text. */
export function BarPlot({ label, bars, direction }: BarPlotProps) {
  const place = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const { current } = place;
    if (!current) return;
    const chart = direction === 'along' ? drawAlong(current, bars) : drawDown(current, bars);
    return () => {
      chart.detach();
      current.replaceChildren();
    };
  }, [bars, direction]);
  return <div class={bars.length > MANY ? 'plot many' : 'plot'} role="img" aria-label={label} ref={place} />;
}

function drawAlong(place: HTMLElement, bars: readonly Bar[]): BarChart {
  const every = bars.length > MANY ? Math.ceil(bars.length / LABELS_AMONG_MANY) : 1;
  const options: BarChartOptions = {
    height: HEIGHT_ALONG,
    chartPadding: { top: 20, right: 24, bottom: 0, left: 0 },
    axisX: {
      showGrid: false,
      offset: ROOM_FOR_AXIS,
      labelInterpolationFnc: (text, index) => (index % every === 0 ? text : null),
    },
    axisY: { onlyInteger: true, offset: ROOM_FOR_AXIS },
  };
  return draw(place, bars, options, ({ x2, y2 }) => ({ x: x2, y: y2 - 6, 'text-anchor': 'middle' }));
}

/** The first bar is the lowest one to the library. */
function drawDown(place: HTMLElement, bars: readonly Bar[]): BarChart {
  const options: BarChartOptions = {
    horizontalBars: true,
    height: bars.length * HEIGHT_OF_BAR + ROOM_FOR_AXIS,
    chartPadding: { top: 0, right: 56, bottom: 0, left: 0 },
    axisX: { onlyInteger: true },
    axisY: { showGrid: false, offset: ROOM_FOR_TEXT_LABEL },
  };
  return draw(place, [...bars].reverse(), options, ({ x2, y2 }) => ({ x: x2 + 6, y: y2 + 4 }));
}

interface End {
  readonly x2: number;
  readonly y2: number;
}

function draw(
  place: HTMLElement,
  bars: readonly Bar[],
  options: BarChartOptions,
  atEnd: (end: End) => Record<string, string | number>,
): BarChart {
  const data = {
    labels: bars.map(({ label }) => cutText(label, MAX_LABEL_LENGTH)),
    series: [bars.map(({ count }) => count)],
  };
  const chart = new BarChart(place, data, options);
  chart.on('draw', (drawn) => {
    if (drawn.type !== 'bar') return;
    const bar = bars[drawn.index];
    const room = options.horizontalBars ? drawn.chartRect.height() : drawn.chartRect.width();
    drawn.element.attr({ style: `stroke-width: ${(room / bars.length) * 0.7}px` });
    if (bar?.isMarked) drawn.element.addClass('marked');
    if (bar && bars.length <= MANY) drawn.group.elem('text', atEnd(drawn), 'plot-count').text(numberWords(bar.count));
  });
  return chart;
}
