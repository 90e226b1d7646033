import { type RefObject, useEffect } from 'react';
import { parseListeningPlaces, withListeningPlace } from './listening-places.ts';

const KEY = 'winnow-listening-places';

/** A crash of the browser loses no more; in milliseconds. */
const KEEP_EVERY_MS = 5_000;

/** Begins a recording where it was left in this browser, and keeps where that is. */
export function useListeningPlace(audio: RefObject<HTMLAudioElement | null>, url: string): void {
  useEffect(() => {
    const element = audio.current;
    if (!element) return;
    const keep = () => store({ url, seconds: element.currentTime, duration: element.duration });
    const begin = () => {
      const place = parseListeningPlaces(localStorage.getItem(KEY)).find(([kept]) => kept === url);
      if (place) element.currentTime = place[1];
    };
    const timer = setInterval(() => element.paused || keep(), KEEP_EVERY_MS);
    element.addEventListener('loadedmetadata', begin);
    for (const name of ['pause', 'seeked', 'ended']) element.addEventListener(name, keep);
    addEventListener('pagehide', keep);
    return () => {
      if (element.currentTime > 0) keep();
      clearInterval(timer);
      element.removeEventListener('loadedmetadata', begin);
      for (const name of ['pause', 'seeked', 'ended']) element.removeEventListener(name, keep);
      removeEventListener('pagehide', keep);
    };
  }, [audio, url]);
}

function store(heard: Parameters<typeof withListeningPlace>[1]): void {
  try {
    const places = parseListeningPlaces(localStorage.getItem(KEY));
    localStorage.setItem(KEY, JSON.stringify(withListeningPlace(places, heard)));
  } catch {
    // The browser keeps nothing for us: the recording begins at its beginning.
  }
}
