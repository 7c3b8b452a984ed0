import { describe, expect, test } from '@jest/globals';
import { BaseDraft, isKeptInBase, withoutFields } from '../../src/core/base';
import { agreed, base, fields, JOHN, NOW, sending } from './builders';

const entryOf = (draft: BaseDraft, id: string) => {
  const entry = draft.changes().leads.get(id);
  return entry && Object.fromEntries(entry);
};

test('the base keeps what can be changed on both sides, and the date of creation', () => {
  const kept = ['dateCreated', 'status', 'lat', 'buildDate', 'origin', 'roofArea', '__proto__'].filter(isKeptInBase);
  expect(kept).toEqual(['dateCreated', 'status', 'lat', 'buildDate']);
});

describe('a draft', () => {
  test('adds to what was agreed before', () => {
    const draft = new BaseDraft(base(agreed()));
    draft.agree('7', [['status', 'Quote']]);
    draft.agree('7', [['postcode', null]]);
    expect(entryOf(draft, '7')).toEqual({ ...JOHN, status: 'Quote', postcode: null });
  });

  test('leaves out what the base does not keep', () => {
    const draft = new BaseDraft(base());
    draft.agree('7', fields({ status: 'new', origin: 'web', roofArea: 42 }));
    expect(entryOf(draft, '7')).toEqual({ status: 'new' });
  });

  test('never changes the base that it began with', () => {
    const before = base(agreed(), sending());
    const draft = new BaseDraft(before);
    draft.agree('7', [['status', 'Quote']]);
    draft.forget('8');
    draft.endCreate('pending-1');
    expect(before).toEqual(base(agreed(), sending()));
  });

  test('tells only what changed', () => {
    const draft = new BaseDraft(base(agreed(), agreed({ id: '8' }), sending()));
    expect(draft.changes()).toEqual({ leads: new Map(), pending: new Map(), updates: new Map() });
    draft.forget('8');
    const [, create] = sending();
    draft.startCreate('pending-2', create);
    draft.endCreate('pending-1');
    draft.startUpdate('7', { at: NOW, sent: fields({ status: 'won' }) });
    draft.endUpdate('9');
    expect(draft.changes()).toEqual({
      leads: new Map([['8', null]]),
      pending: new Map([
        ['pending-2', create],
        ['pending-1', null],
      ]),
      updates: new Map([
        ['7', { at: NOW, sent: fields({ status: 'won' }) }],
        ['9', null],
      ]),
    });
  });

  test('begins anew with a lead that it forgot', () => {
    const draft = new BaseDraft(base(agreed()));
    draft.forget('7');
    draft.agree('7', [['status', 'Quote']]);
    expect(entryOf(draft, '7')).toEqual({ status: 'Quote' });
  });

  test('keeps an entry under a name like __proto__', () => {
    const draft = new BaseDraft(base(agreed({ id: '__proto__' })));
    draft.agree('__proto__', [['status', 'Quote']]);
    expect(entryOf(draft, '__proto__')).toEqual({ ...JOHN, status: 'Quote' });
  });
});

describe('fields whose columns were away', () => {
  test('are forgotten in every lead, and creates on their way are kept', () => {
    const { postcode: _postcode, status: _status, ...rest } = JOHN;
    const without = withoutFields(base(agreed(), agreed({ id: '8' }), sending()), ['postcode', 'status']);
    expect(without.leads).toEqual(
      new Map([
        ['7', fields(rest)],
        ['8', fields(rest)],
      ]),
    );
    expect(without.pending).toEqual(base(sending()).pending);
  });

  test('with none of them the base stays as it is', () => {
    const before = base(agreed());
    expect(withoutFields(before, [])).toBe(before);
  });
});
