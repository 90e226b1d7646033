import { useState } from 'react';
import type { FeedCandidate } from '#shared/discovery.ts';
import type { FeedLogin } from '#shared/feed.ts';
import { ApiError } from '#web/api/api-error.ts';
import type { Sought } from '#web/api/discovery.ts';
import { AddedFeeds } from './added-feeds.tsx';
import { AddressForm } from './address-form.tsx';
import { CandidatesForm } from './candidates-form.tsx';
import { describeAdding } from './discovery-words.ts';
import { type FolderChoice, noFolder } from './folder-choice.ts';
import { FolderField } from './folder-field.tsx';
import { findOnlyChoice, hostOf } from './found-feeds.ts';
import { type Added, useAddFeeds, useFeedSearch } from './use-adding.ts';

type AddFeedStepsProps = {
  onClose: () => void;
  onOpen: ((feedId: number) => void) | null;
  onPickStarter: () => void;
};

/** The address, then a choice where there is one, then what was added. */
type Step =
  | { name: 'address' }
  | { name: 'choice'; candidates: FeedCandidate[] }
  | { name: 'added'; added: Added; others: FeedCandidate[] };

/** The login that is being typed, and the address that asked for one: it goes to no other site. */
type AskedLogin = FeedLogin & { address: string };

/** Looks for feeds at an address, adds the only one there is, and asks where there are several. */
export function AddFeedSteps({ onClose, onOpen, onPickStarter }: AddFeedStepsProps) {
  const [step, setStep] = useState<Step>({ name: 'address' });
  const [url, setUrl] = useState('');
  const [asked, setAsked] = useState<AskedLogin | null>(null);
  const [sought, setSought] = useState<Sought>({ url: '' });
  const [folder, setFolder] = useState<FolderChoice>(noFolder);
  const search = useFeedSearch();
  const add = useAddFeeds();
  const host = hostOf(sought.url);
  const login = asked?.address === url.trim() ? asked : null;
  const error = search.error ?? add.error;

  const addThem = (chosen: FeedCandidate[], from: Sought, others: FeedCandidate[]) =>
    add.mutate(
      { chosen, sought: from, folder },
      {
        onSuccess: (added) => {
          setFolder(added.folder);
          setStep({ name: 'added', added, others });
        },
      },
    );
  const look = (typed: Sought) => {
    setSought(typed);
    add.reset();
    search.start(typed, {
      found: (candidates) => {
        const only = findOnlyChoice(candidates);
        if (only)
          addThem(
            [only],
            typed,
            candidates.filter((other) => other !== only),
          );
        else setStep({ name: 'choice', candidates });
      },
      failed: (why) => {
        if (asksForLogin(why)) setAsked(login ?? { address: typed.url, user: '', password: '' });
      },
    });
  };
  const startOver = () => {
    add.reset();
    setStep({ name: 'address' });
  };
  const another = () => {
    setUrl('');
    setAsked(null);
    search.stop();
    startOver();
  };

  if (step.name === 'added') {
    return (
      <AddedFeeds
        added={step.added}
        others={step.others}
        onShowOthers={() => setStep({ name: 'choice', candidates: step.others })}
        onAnother={another}
        onOpen={
          onOpen &&
          ((id) => {
            onClose();
            onOpen(id);
          })
        }
        onClose={onClose}
      />
    );
  }
  const names = add.variables?.chosen.map(({ title, url: address }) => title || address) ?? [];
  const adding = add.isPending ? describeAdding(names, add.done) : null;
  const folderField = (
    <FolderField choice={folder} busy={search.isPending || add.isPending} onChange={setFolder} />
  );
  if (step.name === 'choice') {
    return (
      <CandidatesForm
        candidates={step.candidates}
        host={host}
        error={add.error}
        progress={adding}
        onBack={startOver}
        onClose={onClose}
        onAdd={(chosen) => addThem(chosen, sought, [])}
      >
        {folderField}
      </CandidatesForm>
    );
  }
  return (
    <AddressForm
      url={url}
      login={login}
      error={error}
      loginAsked={asksForLogin(error)}
      progress={search.isPending ? `Looking for feeds at ${host}…` : adding}
      onStop={search.isPending ? search.stop : null}
      onUrl={setUrl}
      onLogin={(typed) => setAsked({ ...typed, address: url.trim() })}
      onSubmit={look}
      onClose={onClose}
      onPickStarter={onPickStarter}
    >
      {folderField}
    </AddressForm>
  );
}

function asksForLogin(error: unknown): boolean {
  return (
    error instanceof ApiError && error.code === 'feed_failed' && error.details?.['kind'] === 'unauthorized'
  );
}
