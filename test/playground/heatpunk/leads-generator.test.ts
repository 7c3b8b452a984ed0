import { describe, expect, test } from '@jest/globals';
import type { JsonObject } from '../../../playground/heatpunk/json';
import type { LeadRecord } from '../../../playground/heatpunk/lead';
import { type GenerateOptions, generateLeads } from '../../../playground/heatpunk/leads-generator';
import { NASTY_VALUES } from '../../../playground/heatpunk/nasty-values';
import { isCalendarDate, isEmail } from '../../../playground/heatpunk/validation';
import { aService, fetching, NOON, statusOf } from './a-service';

const SEED = Date.now() % 1_000_000;
const DAY = 24 * 60 * 60 * 1000;
const make = (options: Partial<GenerateOptions> = {}) =>
  generateLeads({ count: 2000, seed: SEED, now: NOON, ...options });
const text = (value: unknown) => (typeof value === 'string' ? value : '');

describe(`generated leads, with seed ${SEED}`, () => {
  const leads = make();

  test('are the same for the same seed, and others for another', () => {
    expect(make()).toEqual(leads);
    expect(make({ seed: SEED + 1 })).not.toEqual(leads);
  });

  test('have telephone numbers that ring nowhere', () => {
    const drama =
      /^(07700900|01632960|02079460|02896496|02920180|01914980|01(13|14|15|16|17|18|21|31|41|51|61)4960)\d{3}$/;
    const numbers = leads.map((lead) => text(lead.fields.customerPhone).replaceAll(' ', '').replace(/^\+44/, '0'));
    expect(numbers.filter((number) => !drama.test(number))).toEqual([]);
  });

  test('have valid e-mail addresses at the example domains', () => {
    const odd = leads.filter(({ fields: { customerEmail } }) => {
      return !isEmail(customerEmail) || !/^[a-z0-9.]+@example\.(com|org|net)$/.test(customerEmail);
    });
    expect(odd).toEqual([]);
  });

  test('have postcodes of the right form, the same in address and postcode', () => {
    for (const { fields } of make({ nastyShare: 0 })) {
      expect(fields.postcode).toMatch(/^[A-Z]{1,2}\d{1,2} \d[ABD-HJLNP-UW-Z]{2}$/);
      expect(text(fields.address).endsWith(`, ${fields.postcode}`)).toBe(true);
    }
  });

  test('lie in the United Kingdom', () => {
    for (const { fields } of leads) {
      expect(Number(fields.lat)).toBeGreaterThan(49.8);
      expect(Number(fields.lat)).toBeLessThan(61);
      expect(Number(fields.lng)).toBeGreaterThan(-8.2);
      expect(Number(fields.lng)).toBeLessThan(1.8);
    }
  });

  test('were created in the year before, oldest first, some in the hour that the clocks show twice', () => {
    const dates = leads.map((lead) => text(lead.fields.dateCreated));
    expect(dates).toEqual([...dates].sort());
    expect(dates.every((date) => isCalendarDate(date.slice(0, 10)) && date.endsWith('.000Z'))).toBe(true);
    const ages = dates.map((date) => NOON - Date.parse(date));
    expect(Math.min(...ages)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...ages)).toBeLessThan(366 * DAY);
    for (const hour of ['00', '01']) expect(dates.some((date) => date.startsWith(`2026-10-25T${hour}:`))).toBe(true);
  });

  test('have ids of digits that grow, with gaps', () => {
    const ids = leads.map((lead) => Number(lead.id));
    expect(leads.every((lead) => /^[1-9]\d*$/.test(lead.id))).toBe(true);
    expect(ids.every((id, n) => n === 0 || id > Number(ids[n - 1]))).toBe(true);
    expect(ids.some((id, n) => n > 0 && id > Number(ids[n - 1]) + 1)).toBe(true);
  });

  test('all have the same fields in the same order', () => {
    expect(new Set(leads.map((lead) => Object.keys(lead.fields).join())).size).toBe(1);
  });

  test('have values of every kind in fields that nobody documented', () => {
    const fields: JsonObject = leads[0]?.fields ?? {};
    expect(typeof fields.consent).toBe('boolean');
    expect(Array.isArray(fields.interests)).toBe(true);
    expect(fields.property).toMatchObject({ heating: { fuel: expect.any(String) } });
    expect(fields.referredBy).toBeNull();
    expect(leads.some((lead) => typeof lead.fields.annualUsageKwh === 'number')).toBe(true);
  });

  test('have every nasty value among them, in about a tenth of the leads, and none when told', () => {
    // A telephone number may equal one of them honestly.
    const texts = ({ fields: { customerPhone: _phone, ...rest } }: LeadRecord) => Object.values(rest).map(text);
    const nasty = (some: typeof leads) =>
      some.filter((lead) => texts(lead).some((value) => NASTY_VALUES.includes(value)));
    const found = new Set(nasty(leads).flatMap(texts));
    expect(NASTY_VALUES.filter((value) => !found.has(value))).toEqual([]);
    expect(nasty(leads).length).toBeGreaterThan(100);
    expect(nasty(leads).length).toBeLessThan(300);
    expect(nasty(make({ nastyShare: 0 }))).toEqual([]);
  });

  test('are 20,000 when asked for, and one fetch brings them all', () => {
    const many = make({ count: 20_000 });
    expect(new Set(many.map((lead) => lead.id)).size).toBe(20_000);
    expect(statusOf(aService({ leads: many }).handle(fetching()))).toBe(200);
  });
});

test('the nasty values are texts, each once, none blank, one of 5,000 characters', () => {
  expect(new Set(NASTY_VALUES).size).toBe(NASTY_VALUES.length);
  expect(NASTY_VALUES.filter((value) => value.trim() === '')).toEqual([]);
  expect(NASTY_VALUES.some((value) => value.length === 5000)).toBe(true);
});
