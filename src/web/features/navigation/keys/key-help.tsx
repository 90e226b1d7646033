import { Modal } from '@mantine/core';
import { Fragment } from 'react';
import { KeyCaps } from './key-caps.tsx';
import classes from './key-help.module.css';
import { type KeyGroup, keyTable } from './keys.ts';

const groups: readonly KeyGroup[] = ['Articles', 'The article', 'Lists and feeds', 'Go to'];

/** All keys, from the table that binds them. */
export function KeyHelp({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title="Keys"
      size={760}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <div className={classes['groups']}>
        {groups.map((group) => (
          <section key={group} className={classes['group']}>
            <h3 className={classes['heading']}>{group}</h3>
            <Group group={group} />
          </section>
        ))}
      </div>
      <p className={classes['note']}>
        Without an open article, the keys of <em>The article</em> act on the row that has the focus. In fields
        and menus keys are what they always are.
      </p>
    </Modal>
  );
}

function Group({ group }: { group: KeyGroup }) {
  return (
    <dl className={classes['table']}>
      {keyTable
        .filter((binding) => binding.group === group)
        .map(({ keys, action, does }) => (
          <Fragment key={action}>
            <dt>
              {keys.map((key) => (
                <KeyCaps key={key} binding={key} />
              ))}
            </dt>
            <dd>{does}</dd>
          </Fragment>
        ))}
    </dl>
  );
}
