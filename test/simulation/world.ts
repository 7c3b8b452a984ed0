import { createHost, type Host } from '../../playground/apps-script/host';
import { NetworkError } from '../../playground/apps-script/network';
import { manualClock } from '../../playground/apps-script/runtime/clock';
import type { ExecutionRecord } from '../../playground/apps-script/runtime/execution';
import type { LiteralBehaviour } from '../../playground/apps-script/workbook/coercion';
import { inProcessNetwork } from '../../playground/heatpunk/in-process';
import type { LeadRecord } from '../../playground/heatpunk/lead';
import { createHeatpunk, type Heatpunk } from '../../playground/heatpunk/service';
import { aLead } from '../a-lead';
import { API_KEY, builtFile, MEMBER, MENU, NOW } from '../world';
import { cellKey } from './cell-marks';
import { type Choices, choices } from './choices';
import { type DeskClock, deskClock } from './desk-clock';
import type { History } from './history';
import { executionReader } from './judge-executions';
import { titleOf } from './judge-words';
import { type LogLine, logReader } from './log-lines';
import { createNewLeads, type NewLeads } from './new-leads';
import { type Policy, saveSettings, settingsForm, type WindowDays } from './settings';
import { FIELDS, leadRows, takeSnapshot } from './snapshot';
import { emptyTally, type Tally } from './tally';
import { createTeamRecord, type TeamRecord, textOf } from './team-record';
import { Witness } from './witness';

/** One spreadsheet, the person before it, and the witness who watches what the product does there. */
export interface Desk {
  readonly host: Host;
  readonly clock: DeskClock;
  readonly member: string;
  readonly isCopy: boolean;
  /** Whether it is a copy, or was copied. */
  sharesRows: boolean;
  readonly witness: Witness;
  readonly newLogLines: () => readonly LogLine[];
  readonly newExecutions: () => readonly ExecutionRecord[];
  policy: Policy;
  choices: Choices;
}

/** Everything that histories happen to. */
export interface World {
  readonly heatpunk: Heatpunk;
  readonly record: TeamRecord;
  readonly newLeads: NewLeads;
  readonly desks: readonly Desk[];
  readonly tally: Tally;
  /** Whether Heatpunk leaves a field with such a value out of what it lists of a lead. */
  leavesOut(field: string, value: unknown): boolean;
  /** Time as it passes for all. */
  passTime(ms: number): void;
  /** Google's quota for requests is used up, until what this gives is called. */
  useUpQuota(): () => void;
  setPolicy(desk: Desk, policy: Policy): void;
  /** "Make a copy": the copy is one more spreadsheet of the team's. Nothing where there are two already. */
  copy(desk: Desk): void;
  /** Members of the team, from 0 on. */
  member(index: number): string;
  withdraw(member: string, id: string): void;
  giveBack(member: string, id: string): void;
  isShownTo(member: string, id: string): boolean;
  /** Whether a lead is, or was, older than the window of this spreadsheet. */
  isOldFor(desk: Desk, id: string): boolean;
  /** Whether a fetch of this spreadsheet lists the lead. */
  isListedFor(desk: Desk, id: string): boolean;
}

const OTHER_MEMBER = 'alex@example.com';
const DAY_MS = 86_400_000;
/** Few, so that people and runs come to the end of the sheet, and beyond. */
const ROWS_OF_A_NEW_SHEET = 30;

const LITERALS: readonly Partial<LiteralBehaviour>[] = [
  {},
  { apostropheInTextCell: 'mark', formulaInTextCell: 'formula' },
  { apostropheInTextCell: 'kept', formulaInTextCell: 'formula' },
];

/** Several of these are one number, or one number as JavaScript tells them apart. */
const ODD_IDS = ['12', '012', '1e1', '10', '9007199254740993', '9007199254740992', '0x10', '16', '12.0', '3'];

/** The bundle as it is pushed. */
export const BUILT_CODE = builtFile('Code.js');
const MANIFEST = JSON.parse(builtFile('appsscript.json'));

/** @param code the bundle, or one with a mistake patched in */
export function createWorld(history: History, code: string): World {
  const time = manualClock(NOW);
  const days: WindowDays = history.windowDays ?? 365;
  const omitBlank = history.omitBlank ?? false;
  const unlisted = history.noPostcodes ? ['postcode'] : [];
  const heatpunk = createHeatpunk({
    now: time.now,
    seed: history.seed,
    apiKeys: [API_KEY],
    members: [MEMBER, OTHER_MEMBER],
    leads: firstLeads(history),
    behaviour: { shape: history.shape, omitBlank, unlisted },
  });
  const network = inProcessNetwork(heatpunk, { advance: time.advance });
  const record = createTeamRecord(heatpunk);
  const newLeads = createNewLeads(heatpunk);
  const tally = emptyTally();
  const withdrawn = new Set<string>();
  const desks: Desk[] = [];
  let withoutQuota = 0;

  const isShownTo = (member: string, id: string) =>
    heatpunk.dashboard.lead(id) !== undefined && !withdrawn.has(`${member}|${id}`);
  const isOldFor = ({ clock }: Desk, id: string) => {
    const from = new Date(clock.now() - days * DAY_MS).toISOString().slice(0, 10);
    return record.createdOn(id) !== '' && record.createdOn(id) < from;
  };
  const neverLists = (field: string) => unlisted.includes(field);
  const leavesOut = (field: string, value: unknown) => neverLists(field) || (omitBlank && textOf(value) === '');
  const isUntold = (desk: Desk, field: string) =>
    (omitBlank || neverLists(field)) &&
    heatpunk.dashboard.leads().every(({ id, fields }) => leavesOut(field, fields[field]) || !isListedFor(desk, id));
  const isListedFor = (desk: Desk, id: string) => isShownTo(desk.member, id) && !isOldFor(desk, id);
  const member = (index: number) => (index === 0 || !history.twoMembers ? MEMBER : OTHER_MEMBER);

  for (let count = 0; count < history.spreadsheets; count++) openNew(member(count));

  return {
    heatpunk,
    record,
    newLeads,
    desks,
    tally,
    leavesOut,
    passTime: time.advance,
    useUpQuota: () => {
      withoutQuota++;
      return () => void withoutQuota--;
    },
    setPolicy,
    copy,
    member,
    withdraw(whom, id) {
      heatpunk.dashboard.hideFrom(whom, id);
      withdrawn.add(`${whom}|${id}`);
    },
    giveBack(whom, id) {
      heatpunk.dashboard.showTo(whom, id);
      withdrawn.delete(`${whom}|${id}`);
    },
    isShownTo,
    isOldFor,
    isListedFor,
  };

  /** A spreadsheet with the leads pulled, and a column of the user's own beside them. */
  function openNew(user: string): void {
    const clock = deskClock(time);
    const host = createHost({
      code,
      files: {},
      manifest: MANIFEST,
      network: (requests) =>
        withoutQuota > 0
          ? requests.map(() => new NetworkError('Service invoked too many times for one day: urlfetch.'))
          : network(requests),
      clock,
      literal: LITERALS[history.literal] ?? {},
      user,
      seed: history.seed + desks.length,
      newSheetRows: ROWS_OF_A_NEW_SHEET,
      reuseContext: true,
    });
    host.open();
    saveSettings(host, settingsForm(user, 'ask', 365));
    host.ui.click(MENU, 'Sync now');
    const sheet = takeSnapshot(host);
    if (sheet === null) throw new Error('The first run made no lead sheet.');
    host.people.addSheet('Rota');
    host.people.paste('A1:B2', [
      ['Day', 'Fitter'],
      ['Monday', '="Fitter "&2'],
    ]);
    const column = (sheet.cells[0]?.length ?? 0) + 1;
    const fitters = Array.from({ length: history.leads }, (_, index) => [`Fitter ${index + 2}`]);
    host.people.openSheet(sheet.sheet.name).paste([1, column], [['Fitter'], ...fitters]);
    // What is older than the window from now on is in the sheet already.
    if (days !== 365) saveSettings(host, settingsForm(user, 'ask', days));
    seat(host, clock, user);
  }

  function seat(host: Host, clock: DeskClock, user: string, isCopy = false): Desk {
    const desk: Desk = {
      host,
      clock,
      member: user,
      isCopy,
      sharesRows: isCopy,
      policy: 'ask',
      choices: choices(null),
      newLogLines: logReader(host),
      newExecutions: executionReader(host),
      get witness() {
        return witness;
      },
    };
    const witness = new Witness(desk, {
      heatpunk,
      record,
      newLeads,
      tally,
      isShownTo,
      isOldFor,
      isUntold,
      neverLists,
    });
    host.ui.respond(({ text, buttons }) => {
      if (!buttons.includes('YES')) return 'OK';
      if (desk.choices.refuses) {
        tally['questions answered with no']++;
        desk.choices.hasRefused = true;
        return 'NO';
      }
      const sheet = takeSnapshot(host);
      const side = text.startsWith('Keep what') ? 'sheet' : text.startsWith('Take what') ? 'heatpunk' : null;
      // A row may have lost its id since it was looked at for the question.
      const rows = sheet === null ? [] : leadRows(sheet);
      for (const id of new Set([...rows, ...heatpunk.dashboard.leads()].map((lead) => lead.id))) {
        if (side === null && text.includes(` (${id})\n`)) desk.choices.confirmed.add(id);
        for (const field of side === null ? [] : FIELDS) {
          const question = lineAbout(text, id, field);
          if (side !== null && question !== null) desk.choices.decided.set(cellKey(id, field), { side, question });
        }
      }
      return 'YES';
    });
    desks.push(desk);
    return desk;
  }

  function setPolicy(desk: Desk, policy: Policy): void {
    desk.policy = policy;
    saveSettings(desk.host, settingsForm(desk.member, policy, days));
  }

  function copy(desk: Desk): void {
    if (desks.length > 1) return;
    tally['copied spreadsheets']++;
    desk.sharesRows = true;
    const host = desk.host.copy();
    host.open();
    const copied = seat(host, desk.clock, desk.member, true);
    setPolicy(copied, 'ask');
    desk.witness.seen.copyTo(copied.witness.seen);
    desk.witness.edits.copyTo(copied.witness.edits);
    desk.witness.colours.copyTo(copied.witness.colours);
    copied.witness.countNewRows();
  }
}

/** What a question about conflicts says of a cell. */
function lineAbout(text: string, id: string, field: string): string | null {
  const start = ` (${id}), ${titleOf(field)}: `;
  const line = text.split('\n').find((each) => each.startsWith('• ') && each.includes(start));
  return line?.slice(line.indexOf(start) + start.length) ?? null;
}

/** In a world with a short window every other lead is older than it. */
function firstLeads({ leads, oddIds, windowDays }: History): LeadRecord[] {
  return Array.from({ length: leads }, (_, index) => {
    const id = (oddIds ? ODD_IDS[index] : undefined) ?? String(index + (oddIds ? 100 : 1));
    const isOld = windowDays === 30 && index % 2 === 1;
    const customerPhone = `07700 900${100 + index}`;
    return aLead(id, { customerPhone, dateCreated: isOld ? '2026-10-05T11:03:29.000Z' : '2026-11-05T11:03:29.000Z' });
  });
}
