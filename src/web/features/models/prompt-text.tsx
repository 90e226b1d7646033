import { IconChevronRight } from '@tabler/icons-react';
import classes from './prompts.module.css';

type PromptTextProps = {
  title: string;
  /** Stands at the right of the title: when the prompt is sent. */
  remark?: string | undefined;
  text: string;
};

/** One prompt, closed until it is asked for. A long one scrolls by itself. */
export function PromptText({ title, remark, text }: PromptTextProps) {
  return (
    <details className={classes['prompt']}>
      <summary className={classes['summary']}>
        <IconChevronRight size={18} stroke={1.75} aria-hidden />
        <span>{title}</span>
        {remark && <small className={classes['remark']}>{remark}</small>}
      </summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard. */}
      <section className={classes['text']} tabIndex={0} aria-label={title}>
        <pre>{text}</pre>
      </section>
    </details>
  );
}
