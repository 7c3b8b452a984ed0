import type { Kind, Value } from './value';

/** The names of the API's fields with their values, blank ones as null or missing. A Map, as a name may be `__proto__`. */
export type Fields = ReadonlyMap<string, Value>;

interface KnownField {
  /** The header text of a new column. */
  readonly title: string;
  /** How the field is named inside a sentence: "needs phone". */
  readonly word: string;
  readonly kind: Kind;
  readonly updatable: boolean;
  readonly creatable: boolean;
  readonly required: boolean;
}

const known = (title: string, word: string, traits: Partial<KnownField> = {}): KnownField => ({
  title,
  word,
  kind: 'text',
  updatable: true,
  creatable: false,
  required: false,
  ...traits,
});

/**
 * The fields that the API's pages name. Updatable are the `meta` fields of /projects/create, creatable the parameters of
 * /leads/create, required those of its example. In the order of a new sheet's columns.
 */
const KNOWN_FIELDS: ReadonlyMap<string, KnownField> = new Map([
  ['dateCreated', known('Created', 'date created', { kind: 'date', updatable: false })],
  ['status', known('Status', 'status')],
  ['customerName', known('Customer name', 'name', { creatable: true, required: true })],
  ['customerPhone', known('Phone', 'phone', { creatable: true, required: true })],
  ['customerEmail', known('E-mail', 'e-mail', { creatable: true, required: true })],
  ['address', known('Address', 'address', { creatable: true, required: true })],
  ['postcode', known('Postcode', 'postcode', { creatable: true })],
  ['lat', known('Latitude', 'latitude', { kind: 'number', creatable: true })],
  ['lng', known('Longitude', 'longitude', { kind: 'number', creatable: true })],
  ['origin', known('Origin', 'origin', { updatable: false })],
  ['projectName', known('Project name', 'project name')],
  ['buildDate', known('Build date', 'build date')],
  ['crmReference', known('CRM reference', 'CRM reference')],
]);

/** The columns that a lead sheet has even before any lead carried them: all that a new row needs or mostly has, and what a lead gets. */
export const STANDARD_FIELDS: readonly string[] = [
  'dateCreated',
  'status',
  'customerName',
  'customerPhone',
  'customerEmail',
  'address',
  'postcode',
];

/** In the order in which a message names what is missing. */
export const REQUIRED_FIELDS: readonly string[] = namesWith((field) => field.required);

/** What can be changed in Heatpunk after a lead was created. */
export const UPDATABLE_FIELDS: readonly string[] = namesWith((field) => field.updatable);

/** The field that tells when a lead was created. */
export const CREATED_FIELD = 'dateCreated';
export const STATUS_FIELD = 'status';
/** What Heatpunk puts there when a lead is created: nobody's edit. */
export const FIRST_STATUS = 'new';

/** No service has use for longer ones; a header cell and its note must hold it. */
const MAX_NAME_LENGTH = 200;

/**
 * Whether a column can be found again by the name of its field: on one line, of characters that a note gives back, and not in
 * brackets, as the marks of the columns are that hold no field.
 */
export function isFieldName(name: string): boolean {
  return name.length <= MAX_NAME_LENGTH && !/^\(.*\)$|[\p{Cc}\p{Cs}\p{Zl}\p{Zp}]/u.test(name);
}

/** How the field is compared and shown. Of one that nobody described the name tells whether it is a date: `dateSold`, `updatedAt`. */
export function kindOf(field: string): Kind {
  return KNOWN_FIELDS.get(field)?.kind ?? (/^date[A-Z]|Date$|[a-z]At$/.test(field) ? 'date' : 'raw');
}

/** Whether /leads/update takes the field: an edit of any other cannot be sent. */
export function isUpdatable(field: string): boolean {
  return KNOWN_FIELDS.get(field)?.updatable ?? false;
}

/** Whether /leads/create takes the field; the others follow as an update. */
export function isCreatable(field: string): boolean {
  return KNOWN_FIELDS.get(field)?.creatable ?? false;
}

/** The header text of a field's column: `annualUsageKwh` gives "Annual usage kwh". */
export function titleOf(field: string): string {
  const title = KNOWN_FIELDS.get(field)?.title;
  if (title !== undefined) return title;
  const words = field
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .replace(/[_.]+/g, ' ')
    .trim()
    .toLowerCase();
  return words === '' ? field : words.charAt(0).toUpperCase() + words.slice(1);
}

/** How the field is named inside a sentence: "needs phone". */
export function wordOf(field: string): string {
  return KNOWN_FIELDS.get(field)?.word ?? titleOf(field);
}

/** The order of columns for a set of fields: the known ones as listed above, then the others as they were first seen. */
export function inColumnOrder(fields: Iterable<string>): string[] {
  const given = new Set(fields);
  const known = [...KNOWN_FIELDS.keys()].filter((field) => given.has(field));
  return [...known, ...[...given].filter((field) => !KNOWN_FIELDS.has(field))];
}

function namesWith(wanted: (field: KnownField) => boolean): string[] {
  return [...KNOWN_FIELDS].filter(([, field]) => wanted(field)).map(([name]) => name);
}
