import { Modal } from '@mantine/core';
import { useEffect, useState } from 'react';
import { nameThem } from '#web/features/feeds/changes/feed-words.ts';
import classes from '#web/features/feeds/feeds.module.css';
import type { FeedQuestion } from '#web/features/feeds/menu/feed-commands.ts';
import { FeedOptionsDialog } from '#web/features/feeds/options/feed-options-dialog.tsx';
import { DeleteFeedsForm } from './delete-feeds-form.tsx';
import { DeleteFolderForm } from './delete-folder-form.tsx';
import { MoveFeedsForm } from './move-feeds-form.tsx';
import { RenameFeedForm } from './rename-feed-form.tsx';
import { RenameFolderForm } from './rename-folder-form.tsx';

/** What is gone from the page now. */
export type Deleted = { feeds: number[] } | { folder: number };

type FeedDialogProps = {
  question: FeedQuestion;
  /** Called when it is out of sight: the place for giving the focus back. */
  onClosed: () => void;
  onDeleted: (deleted: Deleted) => void;
};

type FormQuestion = Exclude<FeedQuestion, { kind: 'options' }>;

/** Asks for the word more that a change needs. Loaded when the first question comes. */
export function FeedDialog({ question, onClosed, onDeleted }: FeedDialogProps) {
  // Opened only once it stands, so that it comes in as other dialogs do.
  const [opened, setOpened] = useState(false);
  useEffect(() => setOpened(true), []);
  const close = () => setOpened(false);
  if (question.kind === 'options') {
    return <FeedOptionsDialog feed={question.feed} opened={opened} onClose={close} onClosed={onClosed} />;
  }
  return (
    <Modal
      opened={opened}
      onClose={close}
      onExitTransitionEnd={onClosed}
      returnFocus={false}
      title={titleOf(question)}
      classNames={{ title: classes['title'] ?? '' }}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <QuestionForm
        question={question}
        onClose={close}
        onDeleted={(deleted) => {
          close();
          onDeleted(deleted);
        }}
      />
    </Modal>
  );
}

function titleOf(question: FormQuestion): string {
  switch (question.kind) {
    case 'rename':
      return 'Rename feed';
    case 'move':
      return `Move ${nameThem(question.feeds)}`;
    case 'delete':
      return `Delete ${nameThem(question.feeds)}?`;
    case 'rename-folder':
      return 'Rename folder';
    case 'delete-folder':
      return `Delete the folder ${question.folder.name}?`;
  }
}

type QuestionFormProps = {
  question: FormQuestion;
  onClose: () => void;
  onDeleted: (deleted: Deleted) => void;
};

function QuestionForm({ question, onClose, onDeleted }: QuestionFormProps) {
  switch (question.kind) {
    case 'rename':
      return <RenameFeedForm feed={question.feed} onClose={onClose} />;
    case 'move':
      return <MoveFeedsForm feeds={question.feeds} onClose={onClose} />;
    case 'rename-folder':
      return <RenameFolderForm folder={question.folder} onClose={onClose} />;
    case 'delete-folder': {
      const { id } = question.folder;
      return (
        <DeleteFolderForm
          folder={question.folder}
          onClose={onClose}
          onDeleted={() => onDeleted({ folder: id })}
        />
      );
    }
    case 'delete': {
      const ids = question.feeds.map(({ id }) => id);
      return (
        <DeleteFeedsForm
          feeds={question.feeds}
          onClose={onClose}
          onDeleted={() => onDeleted({ feeds: ids })}
        />
      );
    }
  }
}
