import '@mantine/core/styles/InlineInput.layer.css';
import '@mantine/core/styles/Switch.layer.css';
import { Switch, TextInput } from '@mantine/core';
import type { Feed } from '#shared/feed.ts';
import { AUTOMATIC, describeAutomatic, intervalChoices } from '#web/features/feeds/changes/interval-words.ts';
import { useNow } from '#web/lists/use-now.ts';
import { FeedOptionChoices, OptionSelect } from './feed-option-choices.tsx';
import classes from './feed-options.module.css';
import { LoginField } from './login-field.tsx';
import type { OptionProblems, OptionValues } from './options-draft.ts';

type FeedOptionsFieldsProps = {
  feed: Feed;
  values: OptionValues;
  problems: OptionProblems;
  /** While it is being saved, nothing can be typed that would not be. */
  busy: boolean;
  onChange: (part: Partial<OptionValues>) => void;
};

const order = ['label', 'input', 'error', 'description'] as const;
const plain = { autoCapitalize: 'off', autoCorrect: 'off', spellCheck: false, autoComplete: 'off' } as const;

/** The fields of a feed's options. */
export function FeedOptionsFields({ feed, values, problems, busy, onChange }: FeedOptionsFieldsProps) {
  const now = useNow();
  const names = { error: classes['error'] ?? '' };
  return (
    <>
      <TextInput
        label="Name"
        description={feed.custom_title === null ? undefined : 'Empty: the name that the feed gives itself.'}
        placeholder={feed.custom_title === null ? feed.title : 'The feed’s own name'}
        inputWrapperOrder={[...order]}
        maxLength={200}
        readOnly={busy}
        value={values.name}
        error={problems.name}
        onChange={(event) => onChange({ name: event.currentTarget.value })}
        classNames={names}
      />
      <TextInput
        {...plain}
        label="Address"
        description="A new address is fetched before it is saved. The articles stay."
        inputWrapperOrder={[...order]}
        inputMode="url"
        readOnly={busy}
        value={values.url}
        error={problems.url}
        onChange={(event) => onChange({ url: event.currentTarget.value })}
        classNames={names}
      />
      <FeedOptionChoices feed={feed} values={values} busy={busy} onChange={onChange} />
      <OptionSelect
        label="Refreshed"
        {...(values.interval === AUTOMATIC ? { description: describeAutomatic(feed, now) } : {})}
        busy={busy}
        data={intervalChoices(feed.refresh_minutes)}
        value={values.interval}
        onChange={(interval) => onChange({ interval })}
      />
      <LoginField
        login={values.login}
        isSet={feed.has_login}
        problem={problems.login}
        busy={busy}
        onChange={(login) => onChange({ login })}
      />
      <TextInput
        {...plain}
        label="User-Agent"
        description="How Winnow introduces itself to this site. Leave it empty unless the site turns readers away."
        placeholder="Winnow’s own"
        inputWrapperOrder={[...order]}
        maxLength={200}
        readOnly={busy}
        value={values.userAgent}
        error={problems.userAgent}
        onChange={(event) => onChange({ userAgent: event.currentTarget.value })}
        classNames={names}
      />
      <div className={classes['switches']}>
        <OptionSwitch
          label="Always show"
          description="Nothing hides its articles: no blocking category, and no minimum estimate."
          checked={values.alwaysShow}
          onChange={(alwaysShow) => onChange({ alwaysShow })}
        />
        <OptionSwitch
          label="Never judge"
          description="Its articles are judged only when you ask for it."
          checked={values.neverJudge}
          onChange={(neverJudge) => onChange({ neverJudge })}
        />
        <OptionSwitch
          label="Paused"
          description={
            feed.paused === 'gone'
              ? 'The site says that it is gone for good. Switched off, it is tried again.'
              : 'Its articles stay, nothing new is fetched.'
          }
          checked={values.paused}
          onChange={(paused) => onChange({ paused })}
        />
      </div>
    </>
  );
}

type OptionSwitchProps = {
  label: string;
  description: string;
  checked: boolean;
  onChange: (checked: boolean) => void;
};

function OptionSwitch({ label, description, checked, onChange }: OptionSwitchProps) {
  return (
    <Switch
      label={label}
      description={description}
      withThumbIndicator={false}
      checked={checked}
      onChange={(event) => onChange(event.currentTarget.checked)}
      className={classes['switch'] ?? ''}
      classNames={{
        track: classes['track'] ?? '',
        thumb: classes['thumb'] ?? '',
        label: classes['switchLabel'] ?? '',
        description: classes['switchHelp'] ?? '',
      }}
    />
  );
}
