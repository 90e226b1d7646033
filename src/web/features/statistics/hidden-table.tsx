import { VisuallyHidden } from '@mantine/core';

type HiddenTableProps = { caption: string; rows: { label: string; text: string }[] };

/** What a chart shows, for those who do not see it. */
export function HiddenTable({ caption, rows }: HiddenTableProps) {
  return (
    <VisuallyHidden>
      <table>
        <caption>{caption}</caption>
        <tbody>
          {rows.map(({ label, text }) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              <td>{text}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </VisuallyHidden>
  );
}
