import { Button, Group, Modal } from '@mantine/core';
import { describeBytes } from '#shared/byte-words.ts';
import type { ModelInUse } from '#shared/model-library.ts';
import type { InstalledModel } from '#shared/ollama.ts';
import panels from '#web/theme/panels.module.css';
import classes from './library.module.css';
import type { LibraryRow } from './library-rows.ts';
import { useDeleteModel } from './model-mutations.ts';

type DeleteModelDialogProps = {
  row: LibraryRow;
  model: InstalledModel;
  opened: boolean;
  onClose: () => void;
  /** Called when it is out of sight: the place for giving the focus back. */
  onClosed: () => void;
};

/** Asks before a model is deleted, naming it and its size; says why it cannot be where it is in use. */
export function DeleteModelDialog({ row, model, opened, onClose, onClosed }: DeleteModelDialogProps) {
  const remove = useDeleteModel(onClose);
  const refusal = row.inUse && refusals[row.inUse];
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      onExitTransitionEnd={onClosed}
      returnFocus={false}
      title={`Delete ${model.name}?`}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <p className={panels['text']}>{refusal ?? describeLoss(row, model)}</p>
      <Group justify="flex-end" gap="sm" mt="lg">
        <Button variant="default" data-autofocus onClick={onClose}>
          {refusal ? 'Close' : 'Cancel'}
        </Button>
        {!refusal && (
          <Button
            variant="default"
            classNames={{ label: classes['delete'] ?? '' }}
            loading={remove.isPending}
            onClick={() => remove.mutate(row)}
          >
            {row.aliases.length > 0 ? 'Delete name' : 'Delete model'}
          </Button>
        )}
      </Group>
    </Modal>
  );
}

const refusals: Record<ModelInUse['reason'], string> = {
  configured: 'It judges your articles. Choose another model first, and save.',
  estimates: 'Your estimates go by it. Choose “Built in only” or another model first, and save.',
  being_pulled: 'It is being pulled. Cancel the pull first.',
  running_call: 'It is answering a question right now. Try again in a moment.',
};

function describeLoss({ aliases }: LibraryRow, { name, size }: InstalledModel): string {
  if (aliases.length > 0) {
    return `${name} (${describeBytes(size)}) is the same model as ${aliases.join(', ')}: only the name goes, and no space becomes free.`;
  }
  return `${describeBytes(size)} become free where Ollama runs. To use ${name} again you pull it again.`;
}
