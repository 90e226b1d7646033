import { Modal } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { AddFeedSteps } from './add-feed-steps.tsx';

type AddFeedDialogProps = {
  opened: boolean;
  onClose: () => void;
  /** Called when it is out of sight: the place for giving the focus back. */
  onClosed: () => void;
  /** Called when the owner wants to see the feed that was added; null where that is not offered. */
  onOpen: ((feedId: number) => void) | null;
  /** Offers ready-made feeds instead. */
  onPickStarter: () => void;
};

/** Adds feeds by the address of anything that has one, as many in a row as the owner likes. */
export function AddFeedDialog({ opened, onClose, onClosed, onOpen, onPickStarter }: AddFeedDialogProps) {
  const onPhone = useMediaQuery('(max-width: 759px)', undefined, { getInitialValueInEffect: false });
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      onExitTransitionEnd={onClosed}
      size={520}
      fullScreen={onPhone}
      title="Add a feed"
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <AddFeedSteps onClose={onClose} onOpen={onOpen} onPickStarter={onPickStarter} />
    </Modal>
  );
}
