import '#web/theme/styles.ts';
import { setNonce } from 'get-nonce';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { makeQueryClient } from '#web/api/query-client.ts';
import { showFailure } from '#web/api/show-failure.ts';
import { followColourScheme } from '#web/app/browser-bar.ts';
import { keepFocusOfBusyButtons } from '#web/app/busy-focus.ts';
import { goToLogin } from '#web/app/go-to-login.ts';
import { prepareOfflinePage } from '#web/app/offline-page.ts';
import { Providers } from '#web/app/providers.tsx';
import { makeRouter } from '#web/app/router.tsx';

const nonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? '';
// For the scroll lock of dialogs, which writes a style element of its own.
setNonce(nonce);

const root = document.getElementById('root');
if (!root) throw new Error('The page has no place to stand in: #root is missing from index.html.');

const queryClient = makeQueryClient({
  onMutationFailed: (error) => void showFailure(error),
  onShutOut: () => void goToLogin(router, queryClient),
});
const router = makeRouter(queryClient);
createRoot(root).render(
  <StrictMode>
    <Providers nonce={nonce} queryClient={queryClient} router={router} />
  </StrictMode>,
);

followColourScheme();
keepFocusOfBusyButtons();
prepareOfflinePage();
