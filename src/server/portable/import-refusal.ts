import { AppError } from '#shared/app-error.ts';

/** A file that is not taken in. `line` from 1, where one is at fault. */
export function refuseFile(reason: string, line?: number): AppError {
  const place = line === undefined ? '' : `Line ${line}: `;
  return new AppError('invalid_request', `${place}${reason}`, { hint: 'Nothing was imported.' });
}
