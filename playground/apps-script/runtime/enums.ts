/** Google's enumerations: constants that scripts compare by identity and print by name. */

import { Service } from './service';

export class EnumValue extends Service {
  static override readonly path = 'Enum';

  constructor(readonly label: string) {
    super();
  }

  name(): string {
    return this.label;
  }

  override toString(): string {
    return this.label;
  }
}

export interface EnumOf<Name extends string> {
  /** What the script reads the constants from. */
  readonly type: Service;
  readonly values: Readonly<Record<Name, EnumValue>>;
}

/** `path`: the name in messages, such as `Ui.Button`. */
export const defineEnum = <Name extends string>(enumPath: string, names: readonly Name[]): EnumOf<Name> => {
  class EnumType extends Service {
    static override readonly path = enumPath;
  }
  const values = Object.fromEntries(names.map((name) => [name, new EnumValue(name)]));
  for (const name of names)
    Object.defineProperty(EnumType.prototype, name, { get: () => values[name], enumerable: true });
  // fromEntries forgets the names of its keys; they are exactly `names`.
  return { type: new EnumType(), values: values as Record<Name, EnumValue> };
};
