import type { InstalledModel } from '#shared/ollama.ts';
import { DimmableButton } from '#web/theme/dimmable-button.tsx';
import classes from './library.module.css';
import type { LibraryRow } from './library-rows.ts';
import { useTestModel } from './model-mutations.ts';

/** Lets a chat model judge twelve articles of our own, before it is chosen. */
export function TestButton({ row, model }: { row: LibraryRow; model: InstalledModel }) {
  const test = useTestModel();
  return (
    <DimmableButton
      size="xs"
      variant="default"
      className={classes['button'] ?? ''}
      dimmed={row.test?.state === 'running' || test.isPending}
      aria-label={`Test ${row.title}`}
      onClick={() => test.mutate(model.name)}
    >
      Test
    </DimmableButton>
  );
}
