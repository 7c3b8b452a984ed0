import { describe, expect, test } from '@jest/globals';
import { timeZone } from '../../playground/apps-script/workbook/time-zone';
import { laterRunKey } from '../../src/core/run-key';
import { createWorld, FORM, MEMBER } from '../world';
import {
  ALEX,
  beforeCall,
  COMPLETE,
  chooseToDelete,
  DELETE,
  edit,
  FIRST,
  freeRow,
  inHeatpunk,
  lead,
  leads,
  logLines,
  PHONE,
  PULL,
  PUSH,
  pulled,
  requests,
  rowOf,
  SECOND,
  SYNC,
  shown,
  THIRD,
  typeLead,
  wordOf,
} from './at-work';
import { restlessness } from './kills';
import { entryOf, load as loadReview, nameOf, push as pushReviewed, ticked } from './reviewed';
import { choiceOf, expectAsBefore, found, load, oldPhone, pushedWorld, told, undo } from './undone';

describe('the list', () => {
  test.each(['America/New_York', 'Asia/Kolkata'])(
    'is of the last push, also once the spreadsheet is moved to %s',
    (zone) => {
      const world = pulled();
      edit(world, FIRST, 'customerPhone', PHONE);
      world.click(SYNC);
      world.host.advance(10 * 60_000);
      Object.assign(world.host.workbook.rules, { zone: timeZone(zone) });
      edit(world, SECOND, 'customerPhone', PHONE);
      world.click(SYNC);
      expect(told(found(world))).toEqual([[SECOND, 'Phone', PHONE, oldPhone(SECOND)]]);
    },
  );

  test('is of a push that was read through for long, with its time, also where a colleague pushed meanwhile', () => {
    const world = pulled();
    edit(world, FIRST, 'customerPhone', PHONE);
    const review = loadReview(world);
    world.host.advance(20 * 60_000);
    edit(world, SECOND, 'customerPhone', PHONE);
    const colleagues = pushReviewed(world, [ticked(entryOf(loadReview(world), nameOf(SECOND)))]);
    world.host.advance(20 * 60_000);
    const run = laterRunKey(review.run, 40 * 60_000);
    const own = pushReviewed(world, [ticked(entryOf(review, nameOf(FIRST)))], {}, run);
    expect([colleagues, own].map(({ outcomes }) => outcomes.map(({ kind }) => kind))).toEqual([['sent'], ['sent']]);
    const view = found(world);
    expect(told(view)).toEqual([[FIRST, 'Phone', PHONE, oldPhone(FIRST)]]);
    expect(view.when).toBe('22/11/2026 10:10');
  });

  test('opens from the menu as a dialog that holds its page', () => {
    const world = pulled();
    expect(world.click('Undo last push…').outcome).toBe('completed');
    expect(world.host.ui.dialogs.at(-1)).toMatchObject({
      title: 'Heatpunk Leads: Undo last push',
      width: 760,
      height: 560,
    });
  });

  test('tells when and by whom the last push was sent, and each field with what it was', () => {
    const view = found(pushedWorld());
    expect(view).toMatchObject({ when: '22/11/2026 09:30', who: MEMBER, isUndo: false, isCutShort: false, rest: [] });
    expect(told(view)).toEqual([
      [FIRST, 'Status', 'Quote', 'new'],
      [FIRST, 'Phone', PHONE, oldPhone(FIRST)],
      [SECOND, 'Postcode', '', 'EX23 8AA'],
    ]);
    expect(view.items[0]?.name).toBe(`Customer ${FIRST}`);
  });

  test('changes nothing, in the sheet or in Heatpunk', () => {
    const world = pushedWorld();
    load(world);
    const record = world.host.executions.at(-1);
    expect(record).toMatchObject({ handler: 'loadUndo', outcome: 'completed', rangeWrites: 0, requests: 1 });
    expect(world.heatpunk.journal.entries().map(({ route }) => route)).toEqual(['fetch']);
  });

  test('says of the rest why it stays', () => {
    const world = pushedWorld();
    world.heatpunk.dashboard.edit(FIRST, { status: 'Sale' }, ALEX);
    edit(world, FIRST, 'customerPhone', '07700 900999');
    const { items, rest } = found(world);
    expect(items.map(({ id }) => id)).toEqual([SECOND]);
    expect(rest.map(({ title, why }) => [title, why])).toEqual([
      ['Status', 'Heatpunk has another value since: “Sale”.'],
      ['Phone', 'The cell was edited since: “07700 900999”.'],
    ]);
  });

  test('says that leads which were created or deleted are beyond it', () => {
    const world = pulled();
    typeLead(world, freeRow(world), { ...COMPLETE, status: 'Quote' });
    edit(world, FIRST, 'customerPhone', PHONE);
    world.click(PUSH);
    chooseToDelete(world, [SECOND]);
    world.click(DELETE);
    const { items, rest } = found(world);
    expect(items.map(({ id }) => id)).toEqual([FIRST]);
    expect(rest.map(({ name, title, why }) => [name, title, why])).toEqual([
      [COMPLETE.customerName, '', 'Created by this push. A new lead cannot be undone.'],
      ['', '', 'Deleted since. A deletion cannot be undone.'],
    ]);
  });

  test('has nothing to tell where nothing was pushed, or nothing was ever logged', () => {
    expect(load(pulled())).toEqual({ found: false });
    const world = createWorld({ leads: [] });
    world.click(PULL);
    expect(load(world)).toEqual({ found: false });
  });

  test('is of the last push, whoever sent it, an automatic refresh included', () => {
    const world = pushedWorld();
    world.host.callFromDialogAs(ALEX, 'saveSettings', {
      ...FORM,
      userEmail: ALEX,
      refresh: 'hourly',
      refreshPushes: true,
    });
    edit(world, THIRD, 'customerPhone', PHONE);
    world.host.run('refresh', { user: ALEX, trigger: 'clock' });
    const view = found(world);
    expect(view.who).toBe(ALEX);
    expect(told(view)).toEqual([[THIRD, 'Phone', PHONE, oldPhone(THIRD)]]);
  });

  test('finds leads that are older than the window', () => {
    const world = createWorld({
      leads: [...leads(1), lead('9', { dateCreated: '2024-02-01T09:00:00.000Z' })],
      settings: { days: '3650' },
    });
    world.click(SYNC);
    world.host.callFromDialog('saveSettings', { ...FORM, days: '365' });
    edit(world, '9', 'customerPhone', PHONE);
    world.click(PUSH);
    expect(told(found(world))).toEqual([['9', 'Phone', PHONE, '07700 99']]);
    expect(undo(world)).toEqual({ message: '1 field of 1 lead put back.', rest: [] });
    expect(inHeatpunk(world, '9', 'customerPhone')).toBe('07700 99');
  });

  test('says what to do where there is no key, or no lead sheet', () => {
    const { host } = createWorld({ configured: false });
    expect(host.callFromDialog('loadUndo')).toMatchObject({ ok: false, error: expect.stringContaining('Settings…') });
    const unpulled = createWorld({ leads: leads(1) });
    expect(unpulled.host.callFromDialog('loadUndo')).toMatchObject({ error: expect.stringContaining('Pull leads') });
  });
});

describe('an undo', () => {
  test('puts all of it back, in Heatpunk and in the sheet, and leaves the rest alone', () => {
    const world = pushedWorld();
    expect(undo(world)).toEqual({ message: '3 fields of 2 leads put back.', rest: [] });
    expectAsBefore(world);
    expect(requests(world, 'update').map(({ leadId, fields }) => [leadId, fields])).toEqual([
      [FIRST, { status: 'new', customerPhone: oldPhone(FIRST) }],
      [SECOND, { postcode: 'EX23 8AA' }],
    ]);
    expect(world.words()).toEqual(['Synced', 'Synced', 'Synced']);
    world.heatpunk.journal.clear();
    expect(restlessness(world, world.click(SYNC))).toEqual([]);
  });

  test('puts back just what is ticked', () => {
    const world = pushedWorld();
    const { run } = found(world);
    expect(undo(world, { run, fields: [{ id: FIRST, field: 'status' }] }).message).toBe('1 field of 1 lead put back.');
    expect(inHeatpunk(world, FIRST, 'status')).toBe('new');
    expect(inHeatpunk(world, FIRST, 'customerPhone')).toBe(PHONE);
    expect(inHeatpunk(world, SECOND, 'postcode')).toBe(null);
  });

  test('sends nothing else that waits to be sent, of the same lead or another, and no new row', () => {
    const world = pushedWorld();
    edit(world, FIRST, 'address', '1 High Street, Bude');
    edit(world, THIRD, 'customerName', 'Waiting');
    typeLead(world, freeRow(world), COMPLETE);
    undo(world);
    expectAsBefore(world);
    expect(inHeatpunk(world, FIRST, 'address')).toBe(lead(FIRST).fields.address);
    expect(inHeatpunk(world, THIRD, 'customerName')).toBe(`Customer ${THIRD}`);
    expect(requests(world, 'create')).toEqual([]);
    expect(world.words()).toEqual(['Edited', 'Synced', 'Edited', '']);
    world.click(PUSH);
    expect(inHeatpunk(world, FIRST, 'address')).toBe('1 High Street, Bude');
    expect(inHeatpunk(world, THIRD, 'customerName')).toBe('Waiting');
  });

  test('is no hostage of other edits in the row that cannot be sent', () => {
    const world = pushedWorld();
    edit(world, FIRST, 'customerEmail', 'half@');
    undo(world);
    expectAsBefore(world);
    expect(wordOf(world, FIRST)).toBe('Invalid: e-mail is not complete');
  });

  test('leaves alone what changed on either side after the list was shown, and says so', () => {
    const world = pushedWorld();
    const choice = choiceOf(found(world));
    world.heatpunk.dashboard.edit(FIRST, { status: 'Sale' }, ALEX);
    edit(world, FIRST, 'customerPhone', '07700 900999');
    const { message, rest } = undo(world, choice);
    expect(message).toBe('1 field of 1 lead put back.');
    expect(rest.map(({ id, title, why }) => [id, title, why])).toEqual([
      [FIRST, 'Status', 'Changed meanwhile: left as it is.'],
      [FIRST, 'Phone', 'Changed meanwhile: left as it is.'],
    ]);
    expect(inHeatpunk(world, FIRST, 'status')).toBe('Sale');
    expect(shown(world, FIRST, 'customerPhone')).toBe('07700 900999');
    expect(inHeatpunk(world, FIRST, 'customerPhone')).toBe(PHONE);
  });

  test('that somebody else was quicker with has nothing left to put back, and says so', () => {
    const world = pushedWorld();
    const choice = choiceOf(found(world));
    undo(world, choice);
    const { message, rest } = undo(world, choice);
    expect(message).toBe('Nothing was put back.');
    expect(rest.map(({ why }) => why)).toEqual(Array(3).fill('Has its old value already.'));
    expectAsBefore(world);
  });

  test('keeps the formula with which somebody put the old value back meanwhile', () => {
    const world = pushedWorld();
    const choice = choiceOf(found(world));
    const status = [rowOf(world, FIRST).number, world.column('status')] as const;
    world.host.people.setFormat(status, 'General');
    world.host.people.type(status, '="n"&"ew"');
    undo(world, choice);
    expectAsBefore(world);
    expect(world.host.people.formula(status)).toBe('="n"&"ew"');
  });

  test('finds its rows where people have put them meanwhile', () => {
    const world = pushedWorld();
    const choice = choiceOf(found(world));
    const { people } = world.host;
    people.moveColumns(world.column('status'), 1, world.column('address') + 1);
    people.sort(world.column('customerName'), false);
    people.insertRows(2, 2);
    undo(world, choice);
    expectAsBefore(world);
  });

  test('plans anew where somebody moves columns in the middle of it', () => {
    const world = pushedWorld();
    const choice = choiceOf(found(world));
    let moved = false;
    world.host.run('undoPush', {
      trigger: 'dialog',
      args: [choice],
      // The second time is right before the old values are written: the plan is made by then.
      between: beforeCall('Range.getNotes', 2, () => {
        world.host.people.openSheet('Leads').insertColumns(world.column('status'));
        moved = requests(world, 'fetch').length === 2 && shown(world, FIRST, 'customerPhone') === PHONE;
      }),
    });
    expect(moved).toBe(true);
    expectAsBefore(world);
  });

  test('writes old values letter for letter', () => {
    const nasty = ['=1+1', '+44 7700 900123', '007', "'quoted", '1/2'];
    const world = createWorld({ leads: nasty.map((crmReference, index) => lead(String(index + 1), { crmReference })) });
    world.click(SYNC);
    nasty.forEach((_, index) => {
      edit(world, String(index + 1), 'crmReference', 'typed over');
    });
    world.click(PUSH);
    expect(undo(world).rest).toEqual([]);
    nasty.forEach((text, index) => {
      const id = String(index + 1);
      expect([inHeatpunk(world, id, 'crmReference'), shown(world, id, 'crmReference')]).toEqual([text, text]);
      expect(world.host.people.formula([rowOf(world, id).number, world.column('crmReference')])).toBe('');
    });
  });

  test('puts numbers back as numbers', () => {
    const world = createWorld({ leads: [lead('1', { lat: 50.25, lng: -4.5 })] });
    world.click(SYNC);
    edit(world, '1', 'lat', '51');
    world.click(PUSH);
    expect(undo(world).rest).toEqual([]);
    expect([inHeatpunk(world, '1', 'lat'), shown(world, '1', 'lat')]).toEqual([50.25, 50.25]);
  });

  test('is logged like a push, as an undo, and can be undone', () => {
    const world = pushedWorld();
    const before = logLines(world).length;
    undo(world);
    const lines = logLines(world).slice(before);
    expect(lines.map(({ who, action, lead, field, result }) => [who, action, lead, field, result])).toEqual([
      [MEMBER, 'Sent', FIRST, 'Status', 'undo'],
      [MEMBER, 'Sent', FIRST, 'Phone', 'undo'],
      [MEMBER, 'Sent', SECOND, 'Postcode', 'undo'],
    ]);
    const again = found(world);
    expect(again.isUndo).toBe(true);
    expect(told(again)[1]).toEqual([FIRST, 'Phone', oldPhone(FIRST), PHONE]);
    undo(world);
    expect(inHeatpunk(world, FIRST, 'customerPhone')).toBe(PHONE);
    expect(shown(world, SECOND, 'postcode')).toBe('');
    undo(world);
    expectAsBefore(world);
  });

  test('puts back nothing of a line that somebody edited', () => {
    const world = pushedWorld();
    const last = logLines(world).findIndex(({ field }) => field === 'Phone') + 2;
    world.host.people.type(`'Heatpunk log'!F${last}`, '07700 900666');
    const { items, rest } = found(world);
    expect(items).toHaveLength(2);
    expect(rest).toMatchObject([{ title: 'Phone', why: expect.stringContaining('activity log was changed') }]);
    const choice = { run: found(world).run, fields: [{ id: FIRST, field: 'customerPhone' }] };
    expect(() => undo(world, choice)).toThrow('Nothing of what was chosen can be undone');
    expect(inHeatpunk(world, FIRST, 'customerPhone')).toBe(PHONE);
  });

  test('finds its lines in a log that somebody sorted and filtered', () => {
    const world = pushedWorld();
    edit(world, THIRD, 'customerPhone', PHONE);
    world.host.advance(60_000);
    world.click(PUSH);
    const { people } = world.host;
    people.openSheet('Heatpunk log').sort(1, false);
    people.filter(3, ['Sent']);
    people.openSheet('Leads');
    expect(told(found(world))).toEqual([[THIRD, 'Phone', PHONE, oldPhone(THIRD)]]);
  });

  test('decides for the old value also where nothing is known of what both sides agreed on', () => {
    const world = pushedWorld();
    world.host.people.deleteSheet('Heatpunk base');
    expect(undo(world)).toMatchObject({ rest: [] });
    expectAsBefore(world);
    world.click(SYNC);
    expect(world.words()).toEqual(['Synced', 'Synced', 'Synced']);
  });

  test.each(['sheet', 'heatpunk'])('does the same under the policy that %s wins', (policy) => {
    const world = pulled(3, { settings: { policy } });
    edit(world, FIRST, 'customerPhone', PHONE);
    world.click(PUSH);
    undo(world);
    expect(inHeatpunk(world, FIRST, 'customerPhone')).toBe(oldPhone(FIRST));
    expect(shown(world, FIRST, 'customerPhone')).toBe(oldPhone(FIRST));
  });

  const hostile: [string, unknown][] = [
    ['nothing', null],
    ['a text', 'all of it'],
    ['a choice without fields', { run: 'x', fields: [] }],
    ['an unknown run', { run: 'x', fields: [{ id: FIRST, field: 'status' }] }],
    ['numbers for texts', { run: 1, fields: [{ id: 10001, field: 2 }] }],
    ['fields without names', { run: 'x', fields: [{}] }],
  ];
  test.each(hostile)('refuses %s, and does nothing', (_, choice) => {
    const world = pushedWorld();
    expect(() => undo(world, choice)).toThrow('Nothing was changed');
    expect(world.heatpunk.journal.entries()).toEqual([]);
  });

  test('takes its values from the log, whatever the dialog says of them', () => {
    const world = pushedWorld();
    const { run } = found(world);
    undo(world, { run, fields: [{ id: FIRST, field: 'customerPhone', old: 'x', sent: 'y', value: 'z' }] });
    expect(inHeatpunk(world, FIRST, 'customerPhone')).toBe(oldPhone(FIRST));
    expect(() => undo(world, { run, fields: [{ id: THIRD, field: 'customerPhone' }] })).toThrow('Nothing was changed');
  });

  test('tells who is at work where another run has the lock', () => {
    const world = pushedWorld();
    const choice = choiceOf(found(world));
    const release = world.host.lock.hold();
    expect(() => undo(world, choice)).toThrow('in this spreadsheet just now. Try again');
    release();
    expect(inHeatpunk(world, FIRST, 'status')).toBe('Quote');
  });
});
