import '#web/theme/styles.ts';
import { setNonce } from 'get-nonce';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { makeQueryClient } from '#web/api/query-client.ts';
import { showFailure } from '#web/api/show-failure.ts';
import { Providers } from '#web/app/providers.tsx';
import { makeRouter } from '#web/app/router.tsx';

const nonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? '';
// For the scroll lock of dialogs, which writes a style element of its own.
setNonce(nonce);

const root = document.getElementById('root');
if (!root) throw new Error('The page has no place to stand in: #root is missing from index.html.');

const queryClient = makeQueryClient((error) => void showFailure(error));
createRoot(root).render(
  <StrictMode>
    <Providers nonce={nonce} queryClient={queryClient} router={makeRouter()} />
  </StrictMode>,
);
