import { type FormEvent, useEffect, useState } from 'react';

type Submission = {
  /** What is in the fields differs from what is saved, and can be saved. */
  canSave: boolean;
  save: { isPending: boolean; isError: boolean };
  send: () => void;
};

/**
 * Submits a form of settings. Enter in the middle of a save counts: what was typed meanwhile is saved after it,
 * with the version that the first save has made. After a failure nothing follows by itself.
 */
export function useSubmit({ canSave, save, send }: Submission): (event: FormEvent) => void {
  const [again, setAgain] = useState(false);
  useEffect(() => {
    if (!again || save.isPending) return;
    setAgain(false);
    if (canSave && !save.isError) send();
  }, [again, canSave, save.isPending, save.isError, send]);
  return (event) => {
    event.preventDefault();
    if (save.isPending) setAgain(true);
    else if (canSave) send();
  };
}
