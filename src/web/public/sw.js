// The service worker: it knows what to show while Winnow's server cannot be reached, and nothing else. It keeps no
// copy of anything, so that no page of an older release can ever come back: every page comes from the server, or
// is the one below, which is part of this file and changes with it. See docs/decisions/0021.

self.addEventListener('install', () => self.skipWaiting());

self.addEventListener('activate', (event) => {
  // The browser asks for the page while the worker wakes up: an opening costs no more than without it.
  event.waitUntil(Promise.all([self.clients.claim(), self.registration.navigationPreload?.enable()]));
});

self.addEventListener('fetch', (event) => {
  if (event.request.mode === 'navigate' && event.request.method === 'GET') event.respondWith(open(event));
});

/** The server's answer, whatever it says; our own page only when there is none. */
async function open(event) {
  try {
    // biome-ignore lint/style/noRestrictedGlobals: the page's own request, passed on as it is.
    return (await event.preloadResponse) ?? (await fetch(event.request));
  } catch {
    return awayPage();
  }
}

function awayPage() {
  const nonce = crypto.randomUUID();
  const policy = `default-src 'none'; style-src 'nonce-${nonce}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;
  return new Response(awayHtml(nonce), {
    status: 503,
    statusText: 'Not reachable',
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': policy,
      'cache-control': 'no-store',
    },
  });
}

/** Without any script: the link asks for the same address again. */
function awayHtml(nonce) {
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
    <meta name="color-scheme" content="light dark" />
    <meta name="theme-color" content="#fbfaf8" media="(prefers-color-scheme: light)" />
    <meta name="theme-color" content="#171512" media="(prefers-color-scheme: dark)" />
    <title>Winnow is not reachable</title>
    <style nonce="${nonce}">
      :root { --bg: #fbfaf8; --ink: #211e1a; --soft: #5c564d; --accent: #b0441b; --on-accent: #fff; }
      @media (prefers-color-scheme: dark) {
        :root { --bg: #171512; --ink: #ece7df; --soft: #b8afa2; --accent: #f0875a; --on-accent: #24110a; }
      }
      * { box-sizing: border-box; }
      body {
        display: grid; place-items: center; min-height: 100dvh; margin: 0; padding: 24px;
        background: var(--bg); color: var(--ink); font: 1rem / 1.5 system-ui, sans-serif;
      }
      main { max-width: 30rem; }
      svg { width: 44px; height: 44px; fill: var(--accent); }
      h1 { margin: 12px 0 8px; font: 600 1.625rem / 1.4 Georgia, serif; text-wrap: balance; }
      p { margin: 0 0 12px; color: var(--soft); overflow-wrap: anywhere; }
      strong { color: var(--ink); font-weight: 600; }
      a {
        display: inline-grid; place-items: center; min-height: 44px; margin-top: 8px; padding: 8px 18px; border-radius: 8px;
        border: 1px solid transparent; background: var(--accent); color: var(--on-accent); font-weight: 600;
        text-decoration: none;
      }
      a:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
    </style>
  </head>
  <body>
    <main>
      <svg viewBox="0 0 32 32" aria-hidden="true"><path d="M16 3a13 13 0 0 1 0 26H6a3 3 0 0 1-3-3V16A13 13 0 0 1 16 3Z" /></svg>
      <h1>Winnow is not reachable</h1>
      <p>Nothing answers at <strong>${new URL('.', self.location.href).href.replace(/\/$/, '')}</strong>.</p>
      <p>Winnow runs on your own server. It works again when the server is running and you are in its network.
        Your articles and marks are kept there; nothing is lost.</p>
      <a href="">Try again</a>
    </main>
  </body>
</html>
`;
}
