const compact = new Intl.NumberFormat('en', { notation: 'compact', maximumFractionDigits: 1 });

/** `1,240` */
export function describeCount(count: number): string {
  return Math.round(count).toLocaleString('en');
}

/** As short as an axis needs it: `1.2K`. */
export function describeShort(count: number): string {
  return compact.format(count);
}

/** A share from 0 to 1: `81 %`. */
export function describeShare(share: number): string {
  return `${Math.round(share * 100)}\u00a0%`;
}

/** `6.4`, `12` */
export function describeSeconds(seconds: number): string {
  return seconds < 10 ? seconds.toFixed(1) : String(Math.round(seconds));
}

/** Articles a week: `0.5`, `58`. */
export function describeRate(rate: number): string {
  if (rate === 0) return '0';
  if (rate < 0.1) return '< 0.1';
  return rate < 10 ? rate.toFixed(1).replace(/\.0$/, '') : describeCount(rate);
}

/** `1 article`, `1,240 articles` */
export function describeArticles(count: number): string {
  return count === 1 ? '1 article' : `${describeCount(count)} articles`;
}
