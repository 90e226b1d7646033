import { expect, test } from 'vitest';
import { shapeOf, siteOfPlayer } from './player-sites.ts';

test('a player leads to the page of what it plays', () => {
  expect(siteOfPlayer('https://www.youtube-nocookie.com/embed/abc-12345')).toEqual({
    name: 'YouTube',
    url: 'https://www.youtube.com/watch?v=abc-12345',
  });
  expect(siteOfPlayer('https://www.youtube-nocookie.com/embed/videoseries?list=PL1-2').url).toBe(
    'https://www.youtube.com/playlist?list=PL1-2',
  );
  expect(siteOfPlayer('https://player.vimeo.com/video/123?dnt=1')).toEqual({
    name: 'Vimeo',
    url: 'https://vimeo.com/123',
  });
  expect(siteOfPlayer('https://else.example/1')).toEqual({ name: 'else.example', url: null });
});

test('a player has the shape it says it has, and that of films where it says nothing', () => {
  expect(shapeOf(560, 315)).toBe('wide');
  expect(shapeOf(640, 480)).toBe('classic');
  expect(shapeOf(500, 500)).toBe('square');
  expect(shapeOf(315, 560)).toBe('tall');
  expect(shapeOf(0, 0)).toBe('wide');
});
