import '@mantine/charts/styles.layer.css';
import classes from './charts.module.css';

/** How every chart looks: quiet lines, small letters, nothing that moves, and for eyes only. */
export const chartStyle = {
  tickLine: 'none',
  strokeDasharray: '0',
  gridColor: 'var(--w-line)',
  textColor: 'var(--w-faint)',
  // What a chart shows stands in a table for those who do not see it.
  accessibilityLayer: false,
  classNames: {
    root: classes['chart'] ?? '',
    tooltip: classes['tooltip'] ?? '',
    tooltipLabel: classes['tooltipLabel'] ?? '',
    tooltipBody: classes['tooltipBody'] ?? '',
    tooltipItem: classes['tooltipItem'] ?? '',
    tooltipItemName: classes['tooltipName'] ?? '',
  },
} as const;

/** Room around the drawing, so that the highest figure of the axis is not cut. */
export const chartMargin = { top: 6, right: 2, bottom: 0, left: 0 };

/** Nothing grows or slides: the figures are what matters. */
export const still = { isAnimationActive: false };
