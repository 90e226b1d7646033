import { useLocalStorage } from '@mantine/hooks';
import { parseCollapsed } from './collapsed-folders.ts';

/** The folders that are closed, kept in this browser, and what closes (`true`) or opens one. */
export function useCollapsedFolders(): [number[], (id: number, collapsed: boolean) => void] {
  const [ids, setIds] = useLocalStorage<number[]>({
    key: 'winnow-collapsed-folders',
    defaultValue: [],
    getInitialValueInEffect: false,
    serialize: String,
    deserialize: parseCollapsed,
  });
  return [
    ids,
    (id, collapsed) =>
      setIds((before) => {
        const others = before.filter((other) => other !== id);
        return collapsed ? [...others, id] : others;
      }),
  ];
}
