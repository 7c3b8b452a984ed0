import { describe, expect, test } from '@jest/globals';
import { copyWorkbook } from '../../playground/apps-script/workbook/workbook';
import { createWorld, worldOf } from '../world';
import {
  ANOTHER,
  COMPLETE,
  differences,
  differencesAfterSync,
  freeRow,
  idsOf,
  inHeatpunk,
  lead,
  leadRows,
  PULL,
  PUSH,
  requests,
  SYNC,
  typeLead,
} from './at-work';
import { everyKill, repaired } from './kills';
import { withNewRow } from './typed-row';

describe('a new row', () => {
  test('that is complete becomes a lead, once', () => {
    const world = withNewRow();
    world.click(SYNC);
    world.click(SYNC);
    world.click(PUSH);
    expect(requests(world, 'create')).toHaveLength(1);
    expect(requests(world, 'create')[0]?.fields).toEqual(COMPLETE);
    expect(idsOf(world, COMPLETE.customerName)).toEqual([world.cell(world.row, '(lead id)')]);
    expect(differencesAfterSync(world)).toEqual([]);
  });

  test('that was another lead before does not keep its date', () => {
    const world = withNewRow({ ...COMPLETE, dateCreated: '03/02/2025 10:00' });
    expect(world.cell(world.row, 'dateCreated')).not.toBe('');
    world.click(PUSH);
    expect(world.cell(world.row, 'dateCreated')).toBe('');
  });

  test('shows the date of its creation after the next pull', () => {
    const world = withNewRow();
    world.click(SYNC);
    world.click(PULL);
    expect(world.cell(world.row, 'dateCreated')).toEqual(new Date(world.host.clock.now()));
  });

  test('is left alone by a pull, which says that it waits', () => {
    const world = withNewRow();
    world.click(PULL);
    expect(requests(world, 'create')).toEqual([]);
    expect(leadRows(world).at(-1)).toMatchObject({ id: '', word: '' });
    expect(world.toast()).toContain('still to be sent');
  });

  test.each([
    [['customerPhone'], 'Incomplete: needs phone'],
    [['customerEmail'], 'Incomplete: needs e-mail'],
    [['customerName', 'address'], 'Incomplete: needs name, address'],
  ])('without %j is not sent, and says what it needs', (missing, word) => {
    const fields = Object.entries(COMPLETE).filter(([field]) => !missing.includes(field));
    const world = withNewRow(Object.fromEntries(fields));
    world.click(SYNC);
    expect(requests(world, 'create')).toEqual([]);
    expect(world.cell(world.row, '(sync)')).toBe(word);
    expect(world.cell(world.row, '(lead id)')).toBe('');
    expect(world.toast()).toContain('1 row that cannot be sent');
  });

  test('that is completed later is sent then', () => {
    const { customerPhone, ...rest } = COMPLETE;
    const world = withNewRow(rest);
    world.click(SYNC);
    typeLead(world, world.row, { customerPhone });
    world.click(SYNC);
    expect(idsOf(world, COMPLETE.customerName)).toHaveLength(1);
    expect(differencesAfterSync(world)).toEqual([]);
  });

  test.each([
    ['customerEmail', 'not an address', /^Invalid: .*e-mail/],
    ['buildDate', 'last year', /^Invalid: .*build date/],
    ['lat', '91', /^Invalid: .*latitude/],
    ['lng', 'west', /^Invalid: .*longitude/],
  ])('with a %s of %j is not sent, and says so', (field, text, word) => {
    const world = createWorld({ leads: [lead('10001', { lat: 50.8, lng: -4.5, buildDate: null })] });
    world.click(SYNC);
    const row = typeLead(world, freeRow(world), { ...COMPLETE, [field]: text });
    world.click(SYNC);
    expect(requests(world, 'create')).toEqual([]);
    expect(world.cell(row, '(sync)')).toMatch(word);
    expect(world.cell(row, '(lead id)')).toBe('');
  });

  test('with a status and a CRM reference has them in Heatpunk too, by an update', () => {
    const world = withNewRow({ ...COMPLETE, status: 'Quote', crmReference: 'CRM-7' });
    world.click(SYNC);
    const id = String(world.cell(world.row, '(lead id)'));
    expect(requests(world, 'create')[0]?.fields).toEqual(COMPLETE);
    expect(requests(world, 'update').map(({ leadId, fields }) => [leadId, fields])).toEqual([
      [id, { status: 'Quote', crmReference: 'CRM-7' }],
    ]);
    expect(differencesAfterSync(world)).toEqual([]);
  });

  test('whose follow-up update fails keeps its status, and the next run sends it', () => {
    const world = withNewRow({ ...COMPLETE, status: 'Quote' });
    world.heatpunk.faults.add({ effect: { kind: 'status', status: 503 }, hits: { route: 'update' } });
    world.click(SYNC);
    expect(world.cell(world.row, 'status')).toBe('Quote');
    world.heatpunk.faults.clear();
    world.click(SYNC);
    expect(inHeatpunk(world, idsOf(world, COMPLETE.customerName)[0] ?? '', 'status')).toBe('Quote');
    expect(differencesAfterSync(world)).toEqual([]);
  });

  test('that is the letter-for-letter twin of another becomes a lead of its own', () => {
    const world = withNewRow();
    typeLead(world, freeRow(world), COMPLETE);
    world.click(SYNC);
    expect(idsOf(world, COMPLETE.customerName)).toHaveLength(2);
    expect(differencesAfterSync(world)).toEqual([]);
  });

  test.each([PUSH, PULL, SYNC])('that a colleague has made meanwhile is that lead: %s', (item) => {
    const world = withNewRow({ ...COMPLETE, crmReference: 'CRM-1' });
    const id = world.heatpunk.dashboard.create({ ...COMPLETE, postcode: 'EX23 8AA' });
    world.click(item);
    expect(world.cell(world.row, '(lead id)')).toBe(id);
    world.click(SYNC);
    expect(idsOf(world, COMPLETE.customerName)).toEqual([id]);
    expect(world.cell(world.row, 'postcode')).toBe('EX23 8AA');
    expect(inHeatpunk(world, id, 'crmReference')).toBe('CRM-1');
    expect(differencesAfterSync(world)).toEqual([]);
  });

  test('that is the twin of a lead with a row becomes a lead of its own', () => {
    const world = withNewRow();
    world.click(SYNC);
    typeLead(world, freeRow(world), COMPLETE);
    world.click(SYNC);
    expect(idsOf(world, COMPLETE.customerName)).toHaveLength(2);
    expect(differencesAfterSync(world)).toEqual([]);
  });

  test('that a version from before it was sent brings back is not created again', () => {
    const world = withNewRow();
    const { workbook } = world.host;
    const { sheets } = copyWorkbook(workbook, workbook.id, workbook.name, workbook.now);
    world.click(SYNC);
    // What "Restore this version" does: the sheets are as they were, and the properties as they are.
    workbook.sheets = sheets;
    world.click(SYNC);
    expect(idsOf(world, COMPLETE.customerName)).toEqual([world.cell(world.row, '(lead id)')]);
    expect(differencesAfterSync(world)).toEqual([]);
  });

  test('of which a copy of the spreadsheet was made is one lead, whoever sends it first', () => {
    const world = withNewRow();
    const copy = world.host.copy();
    copy.open();
    const copied = worldOf(copy, world.heatpunk);
    world.click(SYNC);
    copied.click(SYNC);
    expect(idsOf(world, COMPLETE.customerName)).toEqual([copied.cell(world.row, '(lead id)')]);
    expect(differencesAfterSync(copied)).toEqual([]);
  });
});

describe('the status of a lead that was just created here', () => {
  test('is sent where one is typed before the next pull: no conflict', () => {
    const world = withNewRow();
    world.click(SYNC);
    typeLead(world, world.row, { status: 'Quote' });
    world.click(SYNC);
    const [id = ''] = idsOf(world, COMPLETE.customerName);
    expect(world.cell(world.row, '(sync)')).toBe('Synced');
    expect(world.cell(world.row, 'status')).toBe('Quote');
    expect(inHeatpunk(world, id, 'status')).toBe('Quote');
  });

  test('is a conflict where a colleague chose another one meanwhile', () => {
    const world = withNewRow();
    world.click(SYNC);
    const [id = ''] = idsOf(world, COMPLETE.customerName);
    world.heatpunk.dashboard.edit(id, { status: 'Sale' });
    typeLead(world, world.row, { status: 'Quote' });
    world.click(SYNC);
    expect(world.cell(world.row, '(sync)')).toBe('Conflict: Status');
    expect(inHeatpunk(world, id, 'status')).toBe('Sale');
  });

  test('comes from Heatpunk where none is typed', () => {
    const world = withNewRow();
    world.click(SYNC);
    world.click(SYNC);
    expect(world.cell(world.row, 'status')).toBe('new');
    expect(requests(world, 'update')).toEqual([]);
  });
});

describe('a run that creates two leads and is killed at any of its service calls', () => {
  test.each([
    ['two equal rows', COMPLETE, COMPLETE],
    ['two different rows, one with a status', { ...COMPLETE, status: 'Quote' }, ANOTHER],
  ])('makes each lead once, within three further runs: %s', (_name, first, second) => {
    const status = 'status' in first ? first.status : 'new';
    const wrong = everyKill(
      SYNC,
      () => {
        const world = withNewRow(first);
        typeLead(world, freeRow(world), second);
        return world;
      },
      (world) =>
        repaired(world, [SYNC], () => {
          const { length } = world.heatpunk.dashboard.leads();
          const [id = ''] = idsOf(world, first.customerName);
          const came = inHeatpunk(world, id, 'status');
          return [
            ...(length === 3 ? [] : [`${length} leads`]),
            ...(leadRows(world).length === 3 ? [] : [`${leadRows(world).length} rows`]),
            ...(came === status ? [] : [`the status became ${came}`]),
            ...differences(world),
          ];
        }),
    );
    expect(wrong).toEqual([]);
  });
});
