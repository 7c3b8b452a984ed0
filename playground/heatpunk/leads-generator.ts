// Made-up leads by the thousand: the same seed, the same leads.

import { createRandom, type Random } from '../random';
import type { Json, JsonObject } from './json';
import { BUILD_DATES, type LeadRecord } from './lead';
import { NASTY_VALUES } from './nasty-values';
import { autumnClockChange } from './uk-clock';
import { FORENAMES, SURNAMES } from './uk-names';
import { phoneNumber } from './uk-phones';
import { PLACES, type Place, STREET_KINDS, STREET_NAMES } from './uk-places';

export interface GenerateOptions {
  readonly count: number;
  readonly seed: number;
  /** Milliseconds since 1970. Leads were created during the 371 days before, nearly all in the last 365 of them. */
  readonly now: number;
  /** The share of leads, 0 to 1, in which one to three texts are of `NASTY_VALUES`, taken in turn. At first 0.1. */
  readonly nastyShare?: number;
}

/** Oldest first; ids grow with them, with gaps. Addresses are invented, e-mails at example.com, .org and .net. */
export function generateLeads(options: GenerateOptions): LeadRecord[] {
  const { count, seed, now, nastyShare = 0.1 } = options;
  const random = createRandom(seed);
  const nasty = nastyTexts(random);
  let id = 30_000 + random.int(0, 999);
  return creationTimes(count, now, random).map((created) => {
    id += random.int(1, 7);
    const plain = plainFields(created, random);
    return { id: String(id), fields: random.chance(nastyShare) ? nasty(plain) : plain };
  });
}

const DAY_MS = 24 * 60 * 60 * 1000;
const STATUSES: readonly string[] = [
  'new',
  'new',
  'new',
  'Lead',
  'Lead',
  'Quote',
  'Sale',
  'Install',
  'Completed',
  'Rejected',
];
const ORIGINS: readonly string[] = [
  'https://easy-pv.co.uk/speedy-pv',
  'https://easy-pv.ie/speedy-pv',
  'https://heatpunk.co.uk/speedy-heat',
  'api',
  'dashboard',
];

/** One lead in 40 comes in the two hours of autumn that a British clock shows alike, up to 371 days ago. */
function creationTimes(count: number, now: number, random: Random): readonly string[] {
  const overlap = autumnClockChange(now) - 60 * 60 * 1000;
  const times = Array.from({ length: count }, () =>
    random.chance(0.025) ? overlap + random.int(0, 7199) * 1000 : now - random.int(1, 365 * DAY_MS),
  );
  return times.sort((a, b) => a - b).map((time) => new Date(Math.floor(time / 1000) * 1000).toISOString());
}

function plainFields(dateCreated: string, random: Random): JsonObject {
  const place = random.pick(PLACES);
  const forename = random.pick(FORENAMES);
  const surname = random.pick(SURNAMES);
  const street = `${random.pick(STREET_NAMES)} ${random.pick(STREET_KINDS)}`;
  const postcode = madeUpPostcode(place, random);
  return {
    dateCreated,
    status: random.pick(STATUSES),
    customerName: `${forename} ${surname}`,
    address: `${random.int(1, 180)} ${street}, ${place.town}, ${place.county}, ${postcode}`,
    postcode,
    customerEmail: email(forename, surname, random),
    customerPhone: phoneNumber(place, random),
    lat: nearby(place.lat, random),
    lng: nearby(place.lng, random),
    origin: random.pick(ORIGINS),
    buildDate: sometimes(0.5, () => random.pick(BUILD_DATES), random),
    projectName: sometimes(0.4, () => `${surname}, ${street}`, random),
    crmReference: sometimes(0.3, () => `CRM-${random.int(1000, 99_999)}`, random),
    ...undocumentedFields(random),
  };
}

/** The vendor's examples end in "...": leads have fields that no page names, and not only texts. */
function undocumentedFields(random: Random): JsonObject {
  return {
    roofType: random.pick(['pitched', 'flat', 'slate', null]),
    annualUsageKwh: sometimes(0.7, () => random.int(150, 990) * 10, random),
    consent: random.chance(0.8),
    property: {
      bedrooms: random.int(1, 6),
      epc: random.pick(['B', 'C', 'D', 'E', null]),
      heating: { fuel: random.pick(['gas', 'oil', 'electric']), boilerAgeYears: random.int(0, 25) },
    },
    interests: ['solar', 'battery', 'heat pump', 'EV charger'].filter(() => random.chance(0.4)),
    notes: sometimes(0.3, () => random.pick(NOTES), random),
    referredBy: null,
  };
}

const NOTES: readonly string[] = [
  'Prefers to be called after 6 pm.',
  'Scaffolding access from the lane only.',
  'Wants to keep the old cylinder if possible.',
  'Two quotes already; asked about lead times.',
  'Listed building: check with the council first.',
];

function madeUpPostcode(place: Place, random: Random): string {
  // The last two letters of a postcode are never C, I, K, M, O or V.
  const letter = () => random.pick([...'ABDEFGHJLNPQRSTUWXYZ']);
  return `${random.pick(place.districts)} ${random.int(1, 9)}${letter()}${letter()}`;
}

function email(forename: string, surname: string, random: Random): string {
  const plain = (name: string) =>
    name
      .normalize('NFD')
      .replace(/[^A-Za-z]/g, '')
      .toLowerCase();
  const number = random.chance(0.3) ? String(random.int(1, 99)) : '';
  return `${plain(forename)}.${plain(surname)}${number}@${random.pick(['example.com', 'example.org', 'example.net'])}`;
}

function nearby(degrees: number, random: Random): number {
  return Number((degrees + (random.next() - 0.5) / 20).toFixed(5));
}

function sometimes(probability: number, make: () => Json, random: Random): Json {
  return random.chance(probability) ? make() : null;
}

const NASTY_FIELDS: readonly string[] = ['customerName', 'address', 'projectName', 'crmReference', 'notes', 'roofType'];

function nastyTexts(random: Random): (fields: JsonObject) => JsonObject {
  let turn = 0;
  return (fields) => {
    const changed: Record<string, Json> = { ...fields };
    const first = random.int(0, NASTY_FIELDS.length - 1);
    const texts = random.int(1, 3);
    for (let step = 0; step < texts; step += 1) {
      const field = NASTY_FIELDS[(first + step) % NASTY_FIELDS.length] ?? 'notes';
      changed[field] = NASTY_VALUES[turn % NASTY_VALUES.length] ?? null;
      turn += 1;
    }
    return changed;
  };
}
