import { ebcdicPages, upperHalves } from './code-pages.ts';

/** Names of IANA and of programs that do not tell the page's number. */
const aliases: Record<string, string> = {
  cspc8codepage437: '437',
  cspc850multilingual: '850',
  cspcp852: '852',
  cspc862latinhebrew: '862',
  cspc775baltic: '775',
  ccsid00858: '858',
  pcmultilingual850euro: '858',
  cpis: '861',
  cpgr: '869',
  ruscii: '1125',
  cp866u: '1125',
  ebcdiccpus: '037',
  ebcdiccpca: '037',
  ebcdiccpwt: '037',
  ebcdiccpnl: '037',
  ebcdiccphe: '424',
  ebcdiccpbe: '500',
  ebcdiccpch: '500',
  ebcdicus37euro: '1140',
  ccsid01140: '1140',
  strk1048: 'kz1048',
  rk1048: 'kz1048',
  csptcp154: 'ptcp154',
  pt154: 'ptcp154',
  cp154: 'ptcp154',
  cyrillicasian: 'ptcp154',
  roman8: 'hproman8',
  r8: 'hproman8',
  cshproman8: 'hproman8',
  maccentraleurope: 'maclatin2',
  xmacce: 'maclatin2',
};

/** Decodes bytes in a single-byte encoding the platform lacks; undefined when the name is none of them. */
export function decodeCodePage(bytes: Uint8Array, label: string): string | undefined {
  const name = plainName(label);
  const upper = Object.hasOwn(upperHalves, name) ? upperHalves[name] : undefined;
  if (upper)
    return mapBytes(bytes, (byte) => (byte < 0x80 ? String.fromCharCode(byte) : (upper[byte - 0x80] ?? '')));
  const page = Object.hasOwn(ebcdicPages, name) ? ebcdicPages[name] : undefined;
  return page && mapBytes(bytes, (byte) => page[byte] ?? '');
}

/** `IBM-437`, `cp437`, `csIBM437` and `437` are one, as are `x-mac-greek` and `MacGreek`. */
function plainName(label: string): string {
  const plain = label.toLowerCase().replace(/[^a-z\d]/g, '');
  if (Object.hasOwn(aliases, plain)) return aliases[plain] ?? plain;
  const number = /^(?:cs)?(?:cp|ibm|dos|ebcdic)?(\d{2,4})$/.exec(plain)?.[1];
  if (number === undefined) return plain.replace(/^x(?=mac)/, '');
  return number === '37' ? '037' : number;
}

function mapBytes(bytes: Uint8Array, characterOf: (byte: number) => string): string {
  const characters = Array.from({ length: 256 }, (_, byte) => characterOf(byte));
  let text = '';
  for (const byte of bytes) text += characters[byte] ?? '';
  return text;
}
