import classes from './judgement-line.module.css';

/** What a model said where that could not be used: its beginning, as it came. */
export function RawAnswer({ text }: { text: string }) {
  return (
    <details className={classes['raw']}>
      <summary>What the model answered</summary>
      <pre dir="auto">{text}</pre>
    </details>
  );
}
