import { Button } from '@mantine/core';
import classes from './dialog-form.module.css';

type FormActionsProps = { label: string; disabled?: boolean; busy: boolean; onClose: () => void };

/** Cancel, and the button that sends the form. */
export function FormActions({ label, disabled = false, busy, onClose }: FormActionsProps) {
  return (
    <div className={classes['actions']}>
      <Button variant="default" onClick={onClose}>
        Cancel
      </Button>
      <Button type="submit" disabled={disabled} loading={busy}>
        {label}
      </Button>
    </div>
  );
}
