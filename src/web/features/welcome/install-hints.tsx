import { useId } from 'react';
import panels from '#web/theme/panels.module.css';
import classes from './welcome-steps.module.css';

const hints = [
  { system: 'Linux', text: 'In a terminal:', command: 'curl -fsSL https://ollama.com/install.sh | sh' },
  { system: 'macOS and Windows', text: 'Get it from ollama.com/download and start it once.', command: null },
  {
    system: 'Docker',
    text: 'Beside Winnow:',
    command: 'docker run -d -p 11434:11434 -v ollama:/root/.ollama ollama/ollama',
  },
] as const;

/** How Ollama comes onto a machine, for each system. */
export function InstallHints() {
  const id = useId();
  return (
    <section className={classes['install']} aria-labelledby={id}>
      <h2 className={classes['sub']} id={id}>
        Not installed yet?
      </h2>
      <dl className={classes['systems']}>
        {hints.map(({ system, text, command }) => (
          <div key={system} className={classes['system']}>
            <dt>{system}</dt>
            <dd>
              {text} {command && <code className={panels['code']}>{command}</code>}
            </dd>
          </div>
        ))}
      </dl>
      <p className={classes['help']}>
        Ollama may run on this machine or on another one of yours. Your articles go there and nowhere else.
      </p>
    </section>
  );
}
