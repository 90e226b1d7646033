/** Pages that only listen. Started by open-tabs.ts; ends with it. */
const [url = '', count = '0'] = process.argv.slice(2);

/** Streams that ended, which none does by itself. */
let lost = 0;
const heard = Array.from({ length: Number(count) }, () => 0);

async function listen(tab: number, body: ReadableStream<Uint8Array>): Promise<void> {
  for await (const text of body.pipeThrough(new TextDecoderStream())) {
    heard[tab] =
      (heard[tab] ?? 0) + text.split('\nevent: ').length - 1 + (text.startsWith('event: ') ? 1 : 0);
  }
}

for (const tab of heard.keys()) {
  const { body } = await fetch(`${url}/api/events`);
  if (!body) throw new Error('The stream of events has no body.');
  const end = () => {
    lost += 1;
  };
  void listen(tab, body).then(end, end);
}
process.on('message', () => process.send?.({ heard, lost }));
process.on('disconnect', () => process.exit(0));
process.send?.('open');
