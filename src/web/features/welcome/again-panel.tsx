import { Link } from '@tanstack/react-router';
import panels from '#web/theme/panels.module.css';
import classes from './again-panel.module.css';

/** The way back to the first steps. */
export function AgainPanel() {
  return (
    <section className={panels['panel']} aria-labelledby="welcome-again">
      <h2 className={panels['panelTitle']} id="welcome-again">
        Welcome
      </h2>
      <p className={panels['text']}>
        Feeds, interests, Ollama and a model, one after the other. What you have stays as it is.
      </p>
      <Link to="/welcome" className={classes['link']}>
        Go through the welcome again
      </Link>
    </section>
  );
}
