type Shared = { title: string; url: string };

/** Whether the browser has a dialog of its own for passing something on. Only over https, and mostly on phones. */
export function canShare(): boolean {
  return typeof navigator.share === 'function';
}

/** Opens the browser's dialog. That its reader closes it again is no failure. */
export async function shareLink({ title, url }: Shared): Promise<void> {
  try {
    await navigator.share({ title, url });
  } catch (error) {
    if (!(error instanceof DOMException) || error.name !== 'AbortError') await copyLink(url);
  }
}

/** Puts an address on the clipboard and says so; where the browser refuses, it stands in the toast to be copied. */
export async function copyLink(url: string): Promise<void> {
  const isCopied = await copyText(url);
  const { notifications } = await import('@mantine/notifications');
  notifications.show({
    // Copied twice in a row: still one toast.
    id: 'link-copied',
    title: isCopied ? 'Link copied' : 'The browser does not allow copying. This is the link:',
    message: url,
    color: isCopied ? 'var(--w-hi)' : 'var(--w-mid)',
    autoClose: isCopied ? 4_000 : false,
  });
}

/** False where the browser has no clipboard for us. Over http, which is usual at home, only the old way works. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyTheOldWay(text);
  }
}

function copyTheOldWay(text: string): boolean {
  const before = document.activeElement;
  const field = document.createElement('textarea');
  field.value = text;
  field.readOnly = true;
  field.style.position = 'fixed';
  field.style.opacity = '0';
  document.body.append(field);
  field.select();
  const isCopied = document.execCommand('copy');
  field.remove();
  if (before instanceof HTMLElement) before.focus({ preventScroll: true });
  return isCopied;
}
