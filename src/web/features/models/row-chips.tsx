import classes from './library.module.css';
import type { LibraryRow } from './library-rows.ts';

/** What a model is at the moment: installed, loaded, and what it does for the owner. */
export function RowChips({ row }: { row: LibraryRow }) {
  const { installed, roles } = row;
  return (
    <>
      {installed && <Chip>Installed</Chip>}
      {installed?.is_loaded && <Chip kind="loaded">Loaded</Chip>}
      {installed && row.aliases.length > 0 && <Chip>Alias</Chip>}
      {roles.map((role) => (
        <Chip key={role} kind="role">
          {role}
        </Chip>
      ))}
      {!installed && roles.length > 0 && <Chip kind="missing">Missing</Chip>}
    </>
  );
}

function Chip({ kind, children }: { kind?: 'loaded' | 'role' | 'missing'; children: string }) {
  return (
    <span className={classes['chip']} data-kind={kind}>
      {children}
    </span>
  );
}
