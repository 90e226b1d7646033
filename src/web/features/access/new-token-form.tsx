import '@mantine/core/styles/InlineInput.layer.css';
import '@mantine/core/styles/Radio.layer.css';
import { Button, Radio, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import type { CreatedToken, TokenScope } from '#shared/access.ts';
import { describeError } from '#web/api/api-error.ts';
import classes from './access.module.css';
import { useCreateToken } from './access-mutations.ts';

type NewTokenFormProps = { onMade: (token: CreatedToken) => void; onCancel: () => void };

const scopes: { value: TokenScope; label: string }[] = [
  { value: 'read', label: 'It may read' },
  { value: 'write', label: 'It may read and change everything but access' },
];

/** Names a token and says what it may. */
export function NewTokenForm({ onMade, onCancel }: NewTokenFormProps) {
  const [name, setName] = useState('');
  const [scope, setScope] = useState<TokenScope>('read');
  const create = useCreateToken();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() !== '' && !create.isPending) create.mutate({ name, scope }, { onSuccess: onMade });
  };
  return (
    <form className={classes['form']} onSubmit={submit} noValidate aria-label="New token">
      <TextInput
        label="What it is for"
        placeholder="Backup script"
        autoFocus
        autoComplete="off"
        maxLength={100}
        value={name}
        error={create.error ? describeError(create.error).message : undefined}
        onChange={(event) => setName(event.currentTarget.value)}
        classNames={{
          root: classes['field'] ?? '',
          error: classes['error'] ?? '',
        }}
      />
      <Radio.Group label="What it may do" value={scope} onChange={(value) => setScope(value as TokenScope)}>
        <div className={classes['radios']}>
          {scopes.map(({ value, label }) => (
            <Radio
              key={value}
              value={value}
              label={label}
              classNames={{ label: classes['radioLabel'] ?? '' }}
            />
          ))}
        </div>
      </Radio.Group>
      <div className={classes['actions']}>
        <Button type="submit" disabled={name.trim() === ''} loading={create.isPending}>
          Make token
        </Button>
        <Button variant="subtle" onClick={onCancel}>
          Cancel
        </Button>
      </div>
    </form>
  );
}
