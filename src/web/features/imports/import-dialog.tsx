import { Button, Modal, TextInput } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconAlertTriangle, IconFileImport } from '@tabler/icons-react';
import { type DragEvent, type FormEvent, useId, useState } from 'react';
import { errorText } from '#web/api/api-error.ts';
import { DialogFoot, DialogProgress } from '#web/forms/dialog-foot.tsx';
import classes from './import-dialog.module.css';
import { useBeginImport } from './import-mutations.ts';
import { refuseFile } from './import-words.ts';

type ImportDialogProps = {
  opened: boolean;
  onClose: () => void;
  /** Called when it is out of sight: the place for giving the focus back. */
  onClosed: () => void;
};

/**
 * Takes an OPML file, dropped or chosen, or the address of one. It closes when the import is under way: a panel
 * or a note tells of it from then on.
 */
export function ImportDialog({ opened, onClose, onClosed }: ImportDialogProps) {
  const onPhone = useMediaQuery('(max-width: 759px)', undefined, { getInitialValueInEffect: false });
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      onExitTransitionEnd={onClosed}
      size={520}
      fullScreen={onPhone}
      title="Import feeds"
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <ImportForm onClose={onClose} />
    </Modal>
  );
}

function ImportForm({ onClose }: { onClose: () => void }) {
  const [address, setAddress] = useState('');
  const [refused, setRefused] = useState<string | null>(null);
  const begin = useBeginImport(onClose);
  const failureId = useId();
  const problem = refused ?? (begin.isError ? errorText(begin.error) : null);
  const take = (file: File | undefined) => {
    if (!file || begin.isPending) return;
    const why = refuseFile(file);
    setRefused(why);
    if (why === null) begin.mutate(file);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (address.trim() === '' || begin.isPending) return;
    setRefused(null);
    begin.mutate(address.trim());
  };
  return (
    <form className={classes['form']} onSubmit={submit}>
      <p className={classes['text']}>
        An OPML file holds the list of your feeds. Every reader can export one; look in its settings.
      </p>
      <FileField busy={begin.isPending} onFile={take} />
      <TextInput
        label="Or its address"
        placeholder="https://example.org/subscriptions.opml"
        inputMode="url"
        autoCapitalize="off"
        autoCorrect="off"
        spellCheck={false}
        autoComplete="off"
        readOnly={begin.isPending}
        value={address}
        onChange={(event) => setAddress(event.currentTarget.value)}
        aria-describedby={problem === null ? undefined : failureId}
      />
      {problem !== null && (
        <p className={classes['failure']} role="alert" id={failureId}>
          <IconAlertTriangle size={16} stroke={1.75} aria-hidden />
          <span>{problem}</span>
        </p>
      )}
      <DialogFoot>
        <DialogProgress busy={begin.isPending}>
          {begin.isPending && `Reading ${nameOf(begin.variables)}…`}
        </DialogProgress>
        <Button variant="default" onClick={onClose}>
          Cancel
        </Button>
        <Button type="submit" disabled={begin.isPending || address.trim() === ''}>
          Import
        </Button>
      </DialogFoot>
    </form>
  );
}

type FileFieldProps = { busy: boolean; onFile: (file: File | undefined) => void };

/** A file that is dropped or chosen is taken at once: there is nothing more to ask. */
function FileField({ busy, onFile }: FileFieldProps) {
  const [over, setOver] = useState(false);
  const hold = (event: DragEvent, isOver: boolean) => {
    event.preventDefault();
    setOver(isOver && !busy);
  };
  return (
    <label
      className={classes['drop']}
      data-over={over || undefined}
      data-busy={busy || undefined}
      onDragOver={(event) => hold(event, true)}
      onDragLeave={(event) => hold(event, false)}
      onDrop={(event) => {
        hold(event, false);
        onFile(event.dataTransfer.files[0]);
      }}
    >
      <input
        type="file"
        className={classes['file']}
        accept=".opml,.xml,text/x-opml,text/xml,application/xml"
        data-autofocus
        disabled={busy}
        onChange={(event) => {
          onFile(event.currentTarget.files?.[0]);
          // So that the same file can be chosen again, once it is put right.
          event.currentTarget.value = '';
        }}
      />
      <IconFileImport size={28} stroke={1.5} aria-hidden />
      <span>
        <span className={classes['choose']}>Choose an OPML file</span> or drop it here
      </span>
    </label>
  );
}

function nameOf(from: File | string | undefined): string {
  return from instanceof File ? from.name : (from ?? '');
}
