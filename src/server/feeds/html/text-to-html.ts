/** Plain text as HTML: an empty line parts paragraphs, other line ends are kept. */
export function textToHtml(text: string): string {
  const paragraphs: string[][] = [[]];
  // Line by line: one expression over all would take quadratic time for long runs of blanks.
  for (const line of text.trim().split(/\r\n|[\n\r\u2028]/)) {
    if (line.trim() === '') paragraphs.push([]);
    else paragraphs.at(-1)?.push(escapeHtml(line));
  }
  return paragraphs
    .filter((lines) => lines.length > 0)
    .map((lines) => `<p>${lines.join('<br>')}</p>`)
    .join('\n');
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
