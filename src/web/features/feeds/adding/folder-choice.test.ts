import { expect, test } from 'vitest';
import { makeFolder } from '#web/testing/make-folder.ts';
import { folderOptions, NEW_FOLDER, NO_FOLDER, noFolder, readChoice } from './folder-choice.ts';

const folders = [makeFolder({ id: 4, name: 'Science' }), makeFolder({ id: 2, name: 'News' })];

test('none comes first, then the folders in their order, then a new one', () => {
  expect(folderOptions(folders).map(({ value }) => value)).toEqual([NO_FOLDER, '4', '2', NEW_FOLDER]);
});

test('a chosen folder is its id; one that is gone by now is none', () => {
  expect(readChoice({ value: '4', name: '' }, folders)).toEqual({ id: 4 });
  expect(readChoice({ value: '9', name: '' }, folders)).toEqual({ id: null });
  expect(readChoice(noFolder, folders)).toEqual({ id: null });
});

test('a new folder is made unless there is one of that name, however it is spelled', () => {
  expect(readChoice({ value: NEW_FOLDER, name: ' Baking ' }, folders)).toEqual({ name: 'Baking' });
  expect(readChoice({ value: NEW_FOLDER, name: 'SCIENCE ' }, folders)).toEqual({ id: 4 });
  expect(readChoice({ value: NEW_FOLDER, name: '  ' }, folders)).toEqual({ id: null });
});
