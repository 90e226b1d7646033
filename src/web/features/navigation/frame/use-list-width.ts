import { useLocalStorage } from '@mantine/hooks';
import { LIST_WIDTH, parseListWidth } from './list-width.ts';

/** The width of the list, kept in this browser. */
export function useListWidth(): [number, (width: number) => void] {
  const [width, setWidth] = useLocalStorage<number>({
    key: 'winnow-list-width',
    defaultValue: LIST_WIDTH,
    getInitialValueInEffect: false,
    serialize: String,
    deserialize: parseListWidth,
  });
  return [width, setWidth];
}
