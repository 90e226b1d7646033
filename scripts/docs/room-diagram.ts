import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');

/** A room imported by more than this share of the others is at everybody's hand: its arrows would say nothing. */
const EVERYBODYS = 1 / 3;
/** One that imports more than this share of the others only puts them together. */
const COMPOSES = 1 / 2;

/** Who imports whom, as a Mermaid chart, for docs/architecture.md; made from the imports themselves. */
export function roomDiagram(): string {
  const rooms = readRooms();
  const server = [...rooms.keys()].filter((room) => room.startsWith('server/'));
  const users = (room: string) => server.filter((other) => rooms.get(other)?.has(room)).length;
  const everybodys = [...server, 'shared'].filter((room) => users(room) > server.length * EVERYBODYS);
  const composing = server.filter((room) => (rooms.get(room)?.size ?? 0) > server.length * COMPOSES);
  const left = [...everybodys, ...composing];
  const arrows = [...rooms].flatMap(([room, imported]) =>
    [...imported]
      .filter((other) => ![room, other].some((one) => left.includes(one)))
      .sort()
      .map((other) => `  ${idOf(room)} --> ${idOf(other)}`),
  );
  const web = [...rooms.keys()].filter((room) => room.startsWith('web/'));
  const chart = [
    'flowchart TD',
    ...boxes('page', web),
    ...boxes(
      'server',
      server.filter((room) => !left.includes(room)),
    ),
    ...arrows,
  ];
  const said = everybodys.map((room) => `${nameOf(room)} (by ${users(room)})`).join(', ');
  return `\`\`\`mermaid
${chart.join('\n')}
\`\`\`

Not drawn, because nearly everybody imports them: ${said}. Nor what puts the rooms together: ${composing.map(nameOf).join(', ')} and
\`open-rooms.ts\`. Types count as imports; tests and \`testing/\` do not.`;
}

/** Each room with those that it imports, in the order of their names. */
function readRooms(): Map<string, Set<string>> {
  const rooms = new Map<string, Set<string>>();
  for (const file of globSync('src/{server,web}/*/**/*.{ts,tsx}', { cwd: root }).sort()) {
    if (/\.test\.tsx?$|\/testing\//.test(file)) continue;
    const room = roomOf(file.replace(/^src\//, ''));
    const imported = rooms.get(room) ?? new Set();
    rooms.set(room, imported);
    for (const [, other = ''] of readFileSync(join(root, file), 'utf8').matchAll(IMPORT)) {
      if (roomOf(other) !== room) imported.add(roomOf(other));
    }
  }
  return rooms;
}

/** `from '#server/feeds/x.ts'` and `import('#web/pages/x.tsx')`. */
const IMPORT = /(?:from |import\(|import )'#((?:shared|server|web)\/[^']+)'/g;

/** `server/feeds` for everything below it; all of `shared` is one room. */
function roomOf(path: string): string {
  const [side = '', room = ''] = path.split('/');
  return side === 'shared' ? side : `${side}/${room}`;
}

function boxes(title: string, rooms: readonly string[]): string[] {
  return [`  subgraph ${title}`, ...rooms.map((room) => `    ${idOf(room)}["${nameOf(room)}"]`), '  end'];
}

/** Mermaid takes letters and underscores only; `server_` keeps rooms of one name apart. */
function idOf(room: string): string {
  return room.replace('/', '_');
}

function nameOf(room: string): string {
  return room.split('/').at(-1) ?? room;
}
