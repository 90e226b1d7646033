import { Modal } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { Category } from '#shared/category.ts';
import type { CategoryQuestion } from './category-commands.ts';
import { nameThem } from './category-words.ts';
import { DeleteForm } from './delete-form.tsx';
import classes from './dialogs.module.css';
import { CreateForm, RenameCategoryForm } from './name-forms.tsx';
import { MergeForm, MoveForm } from './place-forms.tsx';
import type { QuestionFormProps } from './question-form.ts';

type CategoryDialogProps = {
  question: CategoryQuestion;
  /** All there are, hidden ones too. */
  categories: Category[];
  /** Called when it is out of sight: the place for giving the focus back. */
  onClosed: () => void;
};

/** Asks for the word more that a change needs. Loaded when the first question comes. */
export function CategoryDialog({ question, categories, onClosed }: CategoryDialogProps) {
  // Opened only once it stands, so that it comes in as other dialogs do.
  const [opened, setOpened] = useState(false);
  useEffect(() => setOpened(true), []);
  const close = () => setOpened(false);
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
      <Form question={question} categories={categories} onClose={close} />
    </Modal>
  );
}

function Form({ question, ...rest }: QuestionFormProps & { question: CategoryQuestion }) {
  switch (question.kind) {
    case 'create':
      return <CreateForm {...rest} />;
    case 'rename': {
      const [category] = question.categories;
      return category && <RenameCategoryForm category={category} onClose={rest.onClose} />;
    }
    case 'move':
      return <MoveForm chosen={question.categories} {...rest} />;
    case 'merge':
      return <MergeForm chosen={question.categories} {...rest} />;
    case 'delete':
      return <DeleteForm chosen={question.categories} {...rest} />;
  }
}

function titleOf(question: CategoryQuestion): string {
  if (question.kind === 'create') return 'Add a category';
  const them = nameThem(question.categories);
  switch (question.kind) {
    case 'rename':
      return 'Rename category';
    case 'move':
      return `Move ${them}`;
    case 'merge':
      return `Merge ${them}`;
    case 'delete':
      return `Delete ${them}?`;
  }
}
