import type { MadeItem } from '#server/testing/feed-server/make-feeds.ts';

type Addresses = { url: (path: string) => string };

const paragraph = (about: string) =>
  `<p>${about} The harbour master wrote it down in the evening, with the hour and the height of the water, and read it aloud once more before he closed the book. Nobody disagreed, though the lamp had to be lit twice.</p>`;

/** An article that has all that a reader has to set: its pictures, code, tables, notes and players. */
export function makeArticleWithEverything({ url }: Addresses): MadeItem {
  return {
    title: 'The tide tables of a small harbour, computed anew',
    url: url('/tides'),
    author: 'Mira Holst',
    audio: { url: url('/tides.wav'), type: 'audio/wav', length: 176_444 },
    html: `
      <h1>Why new tables</h1>
      ${paragraph('The old tables were wrong by <em>eleven minutes</em> in spring.')}
      <p>Their <abbr title="Lowest Astronomical Tide">LAT</abbr> came from 1931<sup><a href="#fn-1" id="ref-1">1</a></sup>,
      and were <del>copied</del> <ins>computed</ins> by hand<sup><a href="${url('/tides#fn-2')}" id="ref-2">[2]</a></sup>.
      Press <kbd>Ctrl</kbd> + <kbd>R</kbd>, then read <code>tide.height(t)</code>, where H<sub>2</sub>O rises with the
      <mark>moon</mark>; <small>small print stays legible</small>.</p>
      <blockquote><p>Whoever trusts the table alone will meet the sand.</p>
      <blockquote><p>And whoever trusts the sand?</p></blockquote>
      <footer>— <cite>Pilot’s handbook</cite></footer></blockquote>
      <h2>The measurements</h2>
      <figure><img src="${url('/chart.png')}" width="1200" height="700" alt="The gauge at the pier"><figcaption>The gauge at the
      pier, on the morning of the <em>highest</em> water.</figcaption></figure>
      ${paragraph('We read the gauge every ten minutes.')}
      <table><caption>Heights at the pier, in metres</caption><thead><tr>${[
        'Day',
        'First high water',
        'First low water',
        'Second high water',
        'Second low water',
        'Moon',
        'Wind from',
        'Pressure',
        'Remarks',
      ]
        .map((name) => `<th>${name}</th>`)
        .join('')}</tr></thead>
      <tbody>${[1, 2, 3]
        .map(
          (day) =>
            `<tr><td>${day} March</td><td>0${day}:12 · 3.4</td><td>07:3${day} · 0.6</td><td>13:4${day} · 3.6</td><td>19:5${day} · 0.5</td><td>waxing</td><td>north-west</td><td>1,01${day} hPa</td><td>unremarkable</td></tr>`,
        )
        .join('')}</tbody></table>
      <h3>How it is computed</h3>
      <pre><code>def height(t, constituents):
    # A sum of cosines, one for each constituent; the amplitudes were fitted to nineteen years of readings at the pier.
    return sum(c.amplitude * cos(c.speed * t - c.phase) for c in constituents)</code></pre>
      ${paragraph('The code runs in a second.')}
      <h2>What is left to do</h2>
      <ul><li><input type="checkbox" checked disabled> Nineteen years of readings</li>
      <li><input type="checkbox" disabled> A second gauge<ul><li>on the other side of the mole</li><li>read by
      <a href="https://harbour.example/a-very-long-address-without-any-blank-that-no-column-can-hold-in-one-piece/0123456789012345678901234567890123456789">an
      instrument</a></li></ul></li></ul>
      <ol start="4"><li>Print</li><li>Bind</li></ol>
      <dl><dt>Spring tide</dt><dd>When sun and moon pull together.</dd><dt>Neap tide</dt><dd>When they do not.</dd></dl>
      <p><a href="https://harbour.example/boats"><img src="${url('/boat.png')}" width="640" height="360" alt="A boat that leads elsewhere"></a></p>
      <p>A sign <img src="${url('/sign.png')}" alt="wave"> in the line, and a picture that is gone:</p>
      <p><img src="${url('/gone.png')}" alt="The old pier"></p>
      <p><img src="${url('/mole.png')}" alt="" title="The mole was built twice, and it shows."></p>
      <iframe src="https://www.youtube-nocookie.com/embed/abcdefghijk" width="560" height="315" title="The tide in one minute"></iframe>
      <details><summary>How we fitted the amplitudes</summary><p>By least squares, in an evening.</p></details>
      <hr>
      <p dir="rtl" lang="ar">المد والجزر في ميناء صغير، وهو نص من اليمين إلى اليسار.</p>
      <p>Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaftsvorsitzendenstellvertreterin</p>
      ${Array.from({ length: 14 }, (_, day) => paragraph(`On day ${day + 1} nothing happened.`)).join('')}
      <h2>Notes</h2>
      <ol><li id="fn-1"><p>The year of the <strong>great flood</strong>, which the book does not mention. <a href="#ref-1">↩</a></p></li>
      <li id="fn-2"><p>By his daughter, to be exact. <a href="#ref-2">↩</a></p></li></ol>
    `,
  };
}

/** A second of silence as a WAV file: 44,100 samples of 16 bits, one channel, `seconds` times. */
export function makeSilence(seconds: number): Buffer {
  const bytes = seconds * 88_200;
  const head = Buffer.alloc(44);
  head.write('RIFF', 0);
  head.writeUInt32LE(36 + bytes, 4);
  head.write('WAVEfmt ', 8);
  head.writeUInt32LE(16, 16);
  head.writeUInt16LE(1, 20);
  head.writeUInt16LE(1, 22);
  head.writeUInt32LE(44_100, 24);
  head.writeUInt32LE(88_200, 28);
  head.writeUInt16LE(2, 32);
  head.writeUInt16LE(16, 34);
  head.write('data', 36);
  head.writeUInt32LE(bytes, 40);
  return Buffer.concat([head, Buffer.alloc(bytes)]);
}
