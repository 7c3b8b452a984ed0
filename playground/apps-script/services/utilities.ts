/** Utilities: sleeping, dates as text, identifiers, digests and base64. */

import { createHash } from 'node:crypto';
import { badSignature } from '../errors';
import { defineEnum, EnumValue } from '../runtime/enums';
import type { Scope } from '../runtime/scope';
import { type Modelled, Service } from '../runtime/service';
import type { Soon } from '../runtime/soon';
import { formatDate } from './format-date';

const digestAlgorithm = defineEnum('Utilities.DigestAlgorithm', [
  'MD2',
  'MD5',
  'SHA_1',
  'SHA_256',
  'SHA_384',
  'SHA_512',
]);

const hashNames: Readonly<Record<string, string>> = {
  MD5: 'md5',
  SHA_1: 'sha1',
  SHA_256: 'sha256',
  SHA_384: 'sha384',
  SHA_512: 'sha512',
};

/** Source: Google's reference, "Class Utilities". Blobs are not modelled. */
export class Utilities extends Service implements Modelled<GoogleAppsScript.Utilities.Utilities> {
  static override readonly path = 'Utilities';

  constructor(readonly scope: Scope) {
    super();
  }

  get DigestAlgorithm(): Service {
    return digestAlgorithm.type;
  }

  sleep(milliseconds: number): Soon<void> {
    if (typeof milliseconds !== 'number') throw badSignature('Utilities.sleep', [milliseconds]);
    return this.scope.machine.clock.pass(milliseconds);
  }

  formatDate(date: Date, timeZone: string, format: string): string {
    if (!(date instanceof Date)) throw badSignature('Utilities.formatDate', [date, timeZone, format]);
    return formatDate(date, timeZone, format);
  }

  getUuid(): string {
    const digit = () => Math.floor(this.scope.machine.random() * 16);
    return 'xxxxxxxx-xxxx-4xxx-yxxx-xxxxxxxxxxxx'.replace(/[xy]/g, (place) =>
      (place === 'x' ? digit() : (digit() % 4) + 8).toString(16),
    );
  }

  /** Bytes are signed, as Java's are. */
  computeDigest(algorithm: EnumValue, value: string | number[]): number[] {
    const name = algorithm instanceof EnumValue ? hashNames[algorithm.name()] : undefined;
    if (name === undefined) throw badSignature('Utilities.computeDigest', [algorithm, value]);
    return signedBytes(createHash(name).update(bytesOf(value)).digest());
  }

  base64Encode(data: string | number[]): string {
    return bytesOf(data).toString('base64');
  }

  base64Decode(encoded: string): number[] {
    return signedBytes(Buffer.from(encoded, 'base64'));
  }
}

const bytesOf = (value: string | number[]): Buffer =>
  typeof value === 'string' ? Buffer.from(value, 'utf8') : Buffer.from(value.map((byte) => byte & 0xff));

const signedBytes = (buffer: Buffer): number[] => [...buffer].map((byte) => (byte > 127 ? byte - 256 : byte));
