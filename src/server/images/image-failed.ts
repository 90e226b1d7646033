import { AppError } from '#shared/app-error.ts';
import type { ImageFailureKind } from './image-proxy.ts';

/** Why an image is not there, for whoever looks: the page shows its description instead. */
export function imageFailed(url: string, kind: ImageFailureKind): AppError {
  const host = URL.parse(url)?.host ?? 'its site';
  return new AppError('image_failed', words[kind]?.(host) ?? `${host} did not give the image (${kind}).`, {
    hint: 'Open the article on its site to see it.',
    details: { kind },
  });
}

const words: Partial<Record<ImageFailureKind, (host: string) => string>> = {
  not_an_image: (host) => `What ${host} sent is not an image of a kind that Winnow shows.`,
  too_many_pixels: (host) => `The image from ${host} has more pixels than a browser should have to hold.`,
  too_large: (host) => `The image from ${host} is larger than 10 MB.`,
  private_address: (host) =>
    `The image of ${host} is on a private network, and Winnow goes only to public addresses.`,
  cancelled: (host) => `Fetching the image from ${host} was interrupted.`,
};
