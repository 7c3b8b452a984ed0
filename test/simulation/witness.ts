import type { SheetModel } from '../../playground/apps-script/workbook/sheet';
import type { JournalEntry } from '../../playground/heatpunk/journal';
import type { LeadChange } from '../../playground/heatpunk/lead-store';
import type { Heatpunk } from '../../playground/heatpunk/service';
import { baseSheetOf, rememberedMarks, updatesOnTheirWay } from './base-sheet';
import { Broken } from './broken';
import { cellKey, cellsWhere, hasMark, isColoured, NOT_LISTED, told } from './cell-marks';
import type { Decided } from './choices';
import type { RunEnd } from './count-run';
import { createFormerColours, type FormerColours } from './former-colours';
import { ITEMS } from './items';
import { type HeatpunkKnowledge, judgeChange, judgeRequest } from './judge-heatpunk';
import { judgeLog } from './judge-log';
import { judgeMarks } from './judge-marks';
import { judgeEmpty, judgeHeld, judgeMass } from './judge-mass';
import { judgeSheet } from './judge-sheet';
import { differing, judgeWords } from './judge-words';
import { lostRows, openRows } from './lost-rows';
import type { NewLeads } from './new-leads';
import { createOpenEdits, type OpenEdits } from './open-edits';
import { judgeOtherSheets, type OtherSheets, otherSheets } from './other-sheets';
import { createReferences } from './references';
import { RunAtHand } from './run-at-hand';
import { createSeenValues, type SeenValues } from './seen-values';
import {
  CREATED,
  dayOf,
  isLeadId,
  isNumber,
  type LeadRow,
  leadRows,
  rowsById,
  type Snapshot,
  takeSnapshot,
} from './snapshot';
import type { Tally } from './tally';
import { type TeamRecord, textOf } from './team-record';
import { createToldFields, type ToldFields } from './told-fields';
import type { Desk } from './world';

/** What all spreadsheets of a team are judged by. */
export interface TeamKnowledge {
  readonly heatpunk: Heatpunk;
  readonly record: TeamRecord;
  readonly newLeads: NewLeads;
  readonly tally: Tally;
  readonly isShownTo: (member: string, id: string) => boolean;
  /** Whether a lead is older than the window of this spreadsheet. */
  readonly isOldFor: (desk: Desk, id: string) => boolean;
  /** Whether Heatpunk's answer leaves a field out of every lead. */
  readonly isUntold: (desk: Desk, field: string) => boolean;
  /** Whether no answer ever tells of a field, whatever stands in it. */
  readonly neverLists: (field: string) => boolean;
}

const NONE: ReadonlySet<SheetModel> = new Set();

/** How a run ended, and what it was for. */
export interface EndOfRun extends RunEnd {
  /** Whether it sent what there was to send, and took what there was to take. */
  readonly isPush: boolean;
  readonly isPull: boolean;
  readonly looksAgain: boolean;
  readonly hadServiceFailure: boolean;
}

/**
 * Watches what the product does to one spreadsheet and to Heatpunk, and nothing of how it does it: compares what stood before with
 * what stands after each stretch in which only the product worked here.
 */
export class Witness {
  readonly seen: SeenValues;
  readonly edits: OpenEdits;
  readonly colours: FormerColours = createFormerColours();
  readonly toldFields: ToldFields;
  private snapshot: Snapshot | null = null;
  private runs = 0;
  private atHand: RunAtHand;
  /** Indices into the changes and the requests that Heatpunk has recorded. */
  private changesRead = 0;
  private requestsRead = 0;
  /** Ids that ever stood in the sheet. */
  private readonly hadRow = new Set<string>();
  /** Leads about which the last request failed, whatever Heatpunk did. */
  private readonly failed = new Set<string>();
  /** What this spreadsheet sent. */
  private readonly ownChanges = new Set<LeadChange>();
  /** The leads that it created. */
  private readonly ownCreates = new Set<string>();
  /** What updates without an answer were to bring. */
  private readonly mayHaveSent = new Set<string>();
  private readonly references = createReferences();
  private openRows: ReadonlyMap<string, number> = new Map();
  private base: SheetModel | undefined;
  /** The sheets that were the one with the leads since the last run began. */
  private readonly leadSheets = new Set<SheetModel>();
  private others: OtherSheets = new Map();
  /** Whether a run ever ended before its time here: what it began may lie about. */
  private mayBeUnfinished = false;

  constructor(
    private readonly desk: Desk,
    private readonly team: TeamKnowledge,
  ) {
    this.seen = createSeenValues(team.record);
    const isOwn = (change: LeadChange) => this.ownChanges.has(change);
    this.edits = createOpenEdits(team.record, desk.isCopy, { neverLists: team.neverLists, isOwn });
    this.toldFields = createToldFields((field) => team.isUntold(desk, field));
    this.base = baseSheetOf(this.desk.host);
    this.atHand = this.newRun();
    this.look();
    if (this.snapshot !== null) this.seen.settle(this.snapshot, () => true);
    if (this.snapshot !== null && !desk.isCopy) this.edits.runEnded(this.snapshot, true, () => true);
    this.catchUp();
  }

  /** The lead sheet as it was last looked at. */
  get sheet(): Snapshot | null {
    return this.snapshot;
  }

  /** Whether anybody, or another run, did something here since the last run began. */
  get isDisturbed(): boolean {
    return this.atHand.isDisturbed;
  }

  /** Before anybody but the product does something here. */
  beforePeople(): void {
    if (this.runs > 0) {
      this.judge(true);
      this.lookAtOpenRows();
      return;
    }
    this.look();
    // A run of the other spreadsheet may have worked in Heatpunk until now.
    this.countNewRows();
  }

  /** After a person did something here: what stands now is theirs. */
  afterPeople(): void {
    const before = this.snapshot;
    this.look();
    if (before !== this.snapshot) this.noteGivenMarks(before);
    this.atHand.disturbed(this.desk.policy);
    const base = baseSheetOf(this.desk.host);
    // One that went, or came back by undoing, knows of other leads and other marks.
    if (base !== this.base) {
      this.edits.baseDeleted();
      this.colours.stand(() => new Set());
    }
    this.base = base;
    this.countNewRows();
  }

  private noteGivenMarks(before: Snapshot | null): void {
    if (!this.colours.isEver()) return;
    const old = cellsWhere(before, hasMark);
    this.colours.given([...cellsWhere(this.snapshot, hasMark)].filter((key) => !old.has(key)));
  }

  /** Others than the product acted: what is a new row by that may become a lead, unlike what the product made one. */
  countNewRows(): void {
    const before = this.openRows;
    this.openRows = this.rowsToBecomeLeads();
    this.team.newLeads.countRows(before, this.openRows);
  }

  /**
   * The product acted: that makes no new rows, but for one that a person chose to delete and kept in the sheet without its id, and for one
   * that lost its id while the run gave its lead another row.
   */
  private lookAtOpenRows(): void {
    if (this.desk.choices.confirmed.size > 0 || (this.atHand.isDisturbed && this.atHand.hasAdded)) this.countNewRows();
    else this.openRows = this.rowsToBecomeLeads();
  }

  startRun(): void {
    // A run inside another, which finds the lock taken, forgets nothing of what the outer one cannot know.
    if (this.runs > 0) this.atHand.startedAnother(this.desk.policy);
    else {
      this.atHand = this.newRun();
      this.toldFields.runStarted();
      this.edits.runStarted();
      this.leadSheets.clear();
    }
    this.runs++;
    this.look();
    if (this.runs === 1) {
      // What a run was killed over may have been sent: people here know it, though another spreadsheet did it after all.
      for (const { id, sent } of updatesOnTheirWay(this.base)) {
        for (const [field, value] of Object.entries(sent)) {
          this.seen.sent(id, field, textOf(value));
          this.mayHaveSent.add(`${id}|${field}|${textOf(value)}`);
        }
      }
      this.atHand.startsFrom(this.snapshot);
      // A run of the other spreadsheet may have deleted leads until now, and be at work still.
      this.countNewRows();
    }
    this.catchUp();
  }

  private newRun(): RunAtHand {
    return new RunAtHand(this.team.record.length, this.desk.policy, rememberedMarks(this.base));
  }

  /**
   * Others worked in Heatpunk, or in the other spreadsheet. In the middle of a run here, `beforePeople` comes first.
   *
   * @param touched a lead that they did something to
   */
  afterOthers(touched?: string): void {
    if (touched !== undefined) this.atHand.inMotion.add(touched);
    this.atHand.othersChanged(this.team.record.since(this.changesRead));
    this.catchUp();
    this.edits.look(this.snapshot);
    this.countNewRows();
  }

  endRun(end: EndOfRun): void {
    const { isWhole, isPush, isPull } = end;
    this.mayBeUnfinished ||= end.isCutShort;
    this.judge();
    this.judgeReach(end);
    // Where there was none the run has made one.
    this.base = baseSheetOf(this.desk.host);
    this.runs--;
    const { member } = this.desk;
    const { record, isShownTo, isOldFor, tally } = this.team;
    if (this.snapshot !== null) this.edits.runEnded(this.snapshot, isWhole, (id) => isShownTo(member, id));
    this.lookAtOpenRows();
    this.toldFields.runEnded(isWhole);
    if (!isWhole || this.atHand.isDisturbed || this.runs > 0 || this.snapshot === null) return;
    this.settle(this.snapshot, end);
    tally['words judged'] += leadRows(this.snapshot).length;
    const { atHand } = this;
    judgeWords(this.snapshot, {
      isShown: (id) => isShownTo(member, id),
      isOld: (id) => isOldFor(this.desk, id),
      mayBeOverlooked: ({ id, fields }) =>
        isOldFor(this.desk, id) && (!end.looksAgain || dayOf(fields.get(CREATED) ?? '') !== record.createdOn(id)),
      isPull,
      isPush,
      hadTime: !end.isOutOfTime,
      isUntold: this.toldFields.isUntold,
      isUnknown: (id, field, text) => this.isUnknown(id, field, text),
      isMade: (id) => record.since(atHand.began).some(({ leadId, action }) => leadId === id && action === 'created'),
      wordBefore: atHand.wordBefore(),
      heatpunkWins: atHand.policies.includes('heatpunk'),
      remote: record.now,
      remoteBefore: (id, field) => {
        const first = record.since(atHand.began).find((change) => change.leadId === id && change.field === field);
        return first === undefined ? record.now(id, field) : textOf(first.old);
      },
      ids: () => this.team.heatpunk.dashboard.leads().map(({ id }) => id),
      hasOpenEdit: this.edits.ofLead,
      isOpenEdit: (id, field) => this.edits.has(id, field, this.rowOf(id)?.fields.get(field) ?? ''),
      isInMotion: (id) => atHand.inMotion.has(id),
      hasFailed: (id) => end.hadServiceFailure || atHand.hasFailed(id),
    });
    this.judgeMarks(this.snapshot);
    if (isPull) this.judgeRows(this.snapshot);
  }

  /** After a run that took what there was to take: each lead that was there all the time, and that its answer lists, has a row. */
  private judgeRows(snapshot: Snapshot): void {
    const { atHand, team } = this;
    const furthestDate = atHand.asked.find(({ route }) => route === 'fetch')?.furthestDate ?? null;
    if (furthestDate === null || !atHand.wasToldAll) return;
    const ids = new Set(leadRows(snapshot).map(({ id }) => id));
    const isMade = (id: string) =>
      team.record.since(atHand.began).some(({ leadId, action }) => leadId === id && action === 'created');
    const missing = this.listedSince(furthestDate).find((id) => !ids.has(id) && !isMade(id));
    if (missing !== undefined) throw new Broken(`Lead ${missing} is listed and has no row after a pull.`);
  }

  /** What the run did as a whole: no more at once than a refresh may, of no lead that was not selected, and nothing that the log keeps back. */
  private judgeReach({ hasEnded, isHeld, isUndone, lines, hadServiceFailure }: EndOfRun): void {
    if (this.runs > 1) return;
    const { atHand } = this;
    const { item, selected, confirmed, decided, approved } = this.desk.choices;
    if (item === 'refresh') judgeMass(atHand.asked, atHand.rowsAtStart().length, isHeld);
    if (atHand.isDisturbed) return;
    if (isHeld && atHand.asked.length > 0) judgeHeld(this.mostToSend());
    if (isUndone) judgeEmpty(atHand.asked, (furthestDate) => this.listedSince(furthestDate).length > 0);
    const chosen = approved === null ? [...decided.keys()].map((key) => key.slice(0, key.lastIndexOf('|'))) : [];
    const other = [...confirmed, ...chosen].find((id) => !selected.has(id));
    if (other !== undefined) throw new Broken(`"${item}" asked about lead ${other}, which was not selected.`);
    if (hasEnded && !hadServiceFailure) judgeLog(atHand.asked, lines);
  }

  /** How many leads there can have been to send when the run began: rows that differ from theirs, and those of none. */
  private mostToSend(): number {
    const { atHand, team } = this;
    const mayBeSent = (row: LeadRow) =>
      !isLeadId(row.id) || atHand.inMotion.has(row.id) || differing(row, { remote: team.record.now }).length > 0;
    return atHand.rowsAtStart().filter(mayBeSent).length;
  }

  /** The leads that an answer lists for certain, whatever colleagues do meanwhile. */
  private listedSince(furthestDate: string): string[] {
    const { atHand, desk, team } = this;
    const isListed = (id: string) =>
      team.isShownTo(desk.member, id) && !atHand.inMotion.has(id) && team.record.createdOn(id) >= furthestDate;
    return team.heatpunk.dashboard.leads().flatMap(({ id }) => (isListed(id) ? [id] : []));
  }

  private judgeMarks(snapshot: Snapshot): void {
    const { record, isShownTo, isOldFor, tally } = this.team;
    // What a policy decides and nobody ticked is no conflict to a push that was reviewed: it leaves such rows as they are.
    const isLeftToPolicy =
      this.desk.choices.approved !== null && this.atHand.policies.some((policy) => policy !== 'ask');
    tally['marks judged'] += judgeMarks(snapshot, {
      isLookedAt: (id) => isShownTo(this.desk.member, id) && !isOldFor(this.desk, id) && !this.atHand.inMotion.has(id),
      isUntold: this.toldFields.isUntold,
      neverLists: this.team.neverLists,
      isUnknown: (id, field, text) => this.isUnknown(id, field, text),
      isLeftToPolicy,
      remote: record.now,
      remembered: this.atHand.remembered,
      colours: this.colours,
    });
  }

  /** What stands on both sides after a run that came to its end is what both have agreed on. */
  private settle(snapshot: Snapshot, { isPush, isPull }: EndOfRun): void {
    const { isOldFor, isShownTo } = this.team;
    const isAnswered = (id: string) => !this.atHand.inMotion.has(id) && !this.failed.has(id);
    const isSeen = (id: string) => isAnswered(id) && isShownTo(this.desk.member, id) && !isOldFor(this.desk, id);
    this.edits.settle(isSeen, isPush, isPull);
    this.seen.settle(snapshot, isAnswered);
  }

  /**
   * Judges the stretch since the last look, in which only the product worked.
   *
   * @param isAtWork whether it is in the middle of something
   */
  private judge(isAtWork = false): void {
    const before = this.snapshot;
    const after = takeSnapshot(this.desk.host);
    this.atHand.look(after);
    this.judgeHeatpunk();
    if (before !== null && after === null) throw new Broken('The lead sheet is gone.');
    const others = otherSheets(this.desk.host.workbook, after?.sheet);
    judgeOtherSheets(this.others, others, this.atHand.isDisturbed ? this.leadSheets : NONE, before === null);
    if (before !== null && after !== null) this.judgeChangesOf(before, after, isAtWork);
    if (before === null && after !== null) for (const { id } of leadRows(after)) this.edits.rowAdded(id);
    this.note(after);
  }

  private judgeChangesOf(before: Snapshot, after: Snapshot, isAtWork: boolean): void {
    const { record, tally } = this.team;
    const during = record.since(this.atHand.began);
    const born = judgeSheet(before, after, {
      isOpenEdit: this.edits.has,
      wasRemote: (id, field, text) =>
        record.now(id, field) === text ||
        during.some((change) => change.leadId === id && isAbout(change.field, field) && textOf(change.old) === text) ||
        (record.now(id, field) === null && record.wasIn(id, field, text)),
      everHeld: (id, field, text) => record.wasIn(id, field, text) || this.mayHaveSent.has(`${id}|${field}|${text}`),
      noteCommon: this.edits.addCommon,
      colours: this.colours,
      mayBeUnfinished: this.mayBeUnfinished || isAtWork,
      isGivenUp: (id, field, text) =>
        this.isDecided(id, field, 'heatpunk', `${told(this.asSpelt(id, field, text))} here, `),
      mayGiveWay: (id, field) => this.atHand.policies.includes('heatpunk') && this.edits.mayGiveWay(id, field),
      noteDecision: () => void tally['fields decided by policy']++,
      confirmed: this.desk.choices.confirmed,
      isGone: (id) =>
        !this.team.isShownTo(this.desk.member, id) || this.atHand.inMotion.has(id) || this.atHand.wasToldGone(id),
      isPutBack: (id, field, sent, old) => {
        const chosen = this.desk.choices.undoing.get(cellKey(id, field));
        return chosen?.sent === sent && chosen.old === old;
      },
      mayTake: (id, field) => {
        const { item, decided } = this.desk.choices;
        return (item !== null && ITEMS[item].takes) || decided.get(cellKey(id, field))?.side === 'heatpunk';
      },
      isCompared: (id) => this.edits.agreed.knows(id),
      isTouched: (row) => this.atHand.isTouched(row),
      becameOf: (reference, id) => this.references.mayBe(reference, this.team.newLeads.sentOf(id)),
      sharesRows: this.desk.sharesRows,
    });
    for (const { id, row } of born) {
      if (row !== null && !this.atHand.inMotion.has(id)) this.seen.found(id);
      if (row === null) this.addRow(id, after);
      else this.edits.rowBecame(id, row, this.team.newLeads.sentOf(id), this.ownCreates.has(id));
    }
  }

  /** What the product did in Heatpunk. */
  private judgeHeatpunk(): void {
    this.team.record.catchUp();
    const know = this.heatpunkKnowledge();
    for (const entry of this.team.heatpunk.journal.entries(this.requestsRead)) {
      judgeRequest(entry, know);
      this.noteRequest(entry);
    }
    for (const change of this.team.record.since(this.changesRead)) {
      const { through, action, field } = change;
      if (through !== 'api' || action !== 'edited' || field === null) continue;
      this.ownChanges.add(change);
      judgeChange(change, field, know);
      this.seen.sent(change.leadId, field, textOf(change.new));
      // Heatpunk took it: that much both sides had in common, even where the row lost its id meanwhile.
      this.edits.addCommon(change.leadId, field, textOf(change.new));
    }
    this.catchUp();
  }

  private heatpunkKnowledge(): HeatpunkKnowledge {
    const { atHand, team, seen, edits, toldFields } = this;
    return {
      choices: this.desk.choices,
      stoodInRow: (id, field, text) => atHand.stoodInRow(id, field, text),
      stoodAsRow: (fields) => atHand.stoodAsRow(fields),
      isDuplicate: (id) => atHand.isDuplicate(id),
      isMadeOfRow: (id) => team.newLeads.sentOf(id) !== undefined,
      isUnknowable: (change) => atHand.isUnknowable(change),
      isSeen: (change) => {
        const old = textOf(change.old);
        // A lead that a new row was just found to be has been fetched: what is blank there, the row may fill.
        const isFound = old === '' && !this.hadRow.has(change.leadId);
        return isFound || seen.has(change.leadId, change.field ?? '', old);
      },
      isDecided: (change) => this.isDecidedForSheet(change),
      isNobodysEdit: (change) => {
        const { leadId, field, old: was } = change;
        const old = textOf(was);
        if (field === null) return false;
        // Whoever put back there what both sides last agreed on cannot be told from somebody who never touched it.
        if (edits.agreed.text(leadId, field) === old) return true;
        // One that is older than the window is seldom looked at.
        if (team.isOldFor(this.desk, leadId) && edits.wasCommon(leadId, field, old)) return true;
        // What was blank from the first is nobody's edit.
        if (old === '' && this.isFirstChange(change)) return true;
        // A copy that finds what the original's create has made knows no more than what that was made with.
        const sent = this.desk.isCopy && !this.hadRow.has(leadId) ? team.newLeads.sentOf(leadId) : undefined;
        if (old === '' && sent !== undefined && !(field in sent)) return true;
        // No answer told this spreadsheet, or the runs of which it remembers anything, that there is such a field.
        if (toldFields.wasUntold(field) && !toldFields.isKnown(field)) {
          // What was never here nobody here can have cleared.
          return textOf(change.new) !== '' || !team.neverLists(field) || edits.wasFilled(leadId, field);
        }
        // The status that Heatpunk gives to every new lead is nobody's edit.
        return field === 'status' && old === 'new';
      },
      wasUntold: toldFields.wasUntold,
    };
  }

  /** Whether what gave way in Heatpunk did so by a person's decision, or by a policy, which decides for an edit only. */
  private isDecidedForSheet({ leadId, field, old, new: value }: LeadChange): boolean {
    if (field === null) return false;
    const isUntold = this.toldFields.wasUntold(field);
    for (const there of [told(textOf(old)), ...(isUntold ? [NOT_LISTED] : [])])
      if (this.isDecided(leadId, field, 'sheet', ` here, ${there} in Heatpunk`)) return true;
    const isEdit = !this.edits.isNoEdit(leadId, field, textOf(value));
    const hasFormula = this.rowOf(leadId)?.formulas.has(field) ?? false;
    const isByPolicy = this.atHand.policies.includes('sheet') && (isEdit || hasFormula);
    if (isByPolicy) this.team.tally['fields decided by policy']++;
    return isByPolicy;
  }

  private noteRequest(entry: JournalEntry): void {
    const { route, leadId, fields, faultId, workDone } = entry;
    this.atHand.asksFor(entry, this.runs > 1);
    if (leadId === null) return;
    if (faultId !== null || !workDone) this.failed.add(leadId);
    else this.failed.delete(leadId);
    // What was tried to be sent is known here, whatever came of it.
    if (route === 'update')
      for (const [field, value] of Object.entries(fields)) this.seen.sent(leadId, field, textOf(value));
    if (route !== 'create' || !workDone) return;
    const { newLeads, isShownTo } = this.team;
    this.ownCreates.add(leadId);
    // Whoever makes a lead knows what it is blank in.
    this.seen.lookAtCreated(leadId, Object.keys(fields));
    const hadReference = this.atHand.hadReference(textOf(fields.customerEmail));
    newLeads.countCreate(fields, leadId, hadReference, (id) => isShownTo(this.desk.member, id));
  }

  /**
   * Whether nobody can tell if a text is what Heatpunk has: its answer leaves the field out of every lead, and the two sides are not
   * known to have agreed on that text. Blanks that are left out are told of all the same, unless a column was emptied; so is a blank
   * cell of which nothing is known.
   */
  private isUnknown(id: string, field: string, text: string): boolean {
    const { agreed } = this.edits;
    if (!this.toldFields.isUntold(field) || agreed.text(id, field) === text) return false;
    if (this.edits.isEmptied(field)) return true;
    return this.team.neverLists(field) && (text !== '' || agreed.has(id, field));
  }

  /** Whether the person decided so about a cell, told of the very value that gives way. */
  private isDecided(id: string, field: string, side: Decided['side'], value: string): boolean {
    const decided = this.desk.choices.decided.get(cellKey(id, field));
    if (decided?.side !== side || !decided.question.includes(value)) return false;
    this.team.tally['conflicts decided by people']++;
    return true;
  }

  /** A number as the question spelt it: as it stands in its cell. */
  private asSpelt(id: string, field: string, text: string): string {
    const question = this.desk.choices.decided.get(cellKey(id, field))?.question ?? '';
    const [, spelt = text] = (isNumber(field) && /“([^”]*)” here, /.exec(question)) || [];
    return Number(spelt) === Number(text) ? spelt : text;
  }

  private rowsToBecomeLeads(): ReadonlyMap<string, number> {
    const { snapshot, edits, desk, team } = this;
    if (snapshot === null) return new Map();
    return openRows(
      snapshot,
      lostRows(snapshot, edits.agreed, (id) => team.isShownTo(desk.member, id)),
    );
  }

  private rowOf(id: string): LeadRow | undefined {
    return this.snapshot === null ? undefined : leadRows(this.snapshot).find((row) => row.id === id);
  }

  private isFirstChange(change: LeadChange): boolean {
    const { leadId, field } = change;
    return this.team.heatpunk.dashboard.history(leadId).find((each) => each.field === field) === change;
  }

  private addRow(id: string, snapshot: Snapshot): void {
    const row = rowsById(snapshot).get(id);
    if (row !== undefined) this.seen.added(row);
    this.atHand.hasAdded = true;
    this.edits.rowAdded(id);
    // What the run put there it had fetched, though a colleague may have changed it since.
    for (const [field, text] of row?.fields ?? [])
      if (this.team.record.wasIn(id, field, text)) this.edits.addCommon(id, field, text);
    if (this.hadRow.has(id)) this.team.tally['leads that came back']++;
  }

  private look(): void {
    this.note(takeSnapshot(this.desk.host));
  }

  private note(snapshot: Snapshot | null): void {
    this.snapshot = snapshot;
    if (snapshot !== null) this.leadSheets.add(snapshot.sheet);
    this.others = otherSheets(this.desk.host.workbook, snapshot?.sheet);
    this.atHand.look(snapshot);
    this.seen.look(snapshot);
    this.edits.look(snapshot);
    this.colours.stand(() => cellsWhere(snapshot, isColoured));
    if (snapshot === null) return;
    this.references.look(snapshot);
    for (const { id } of leadRows(snapshot)) this.hadRow.add(id);
  }

  private catchUp(): void {
    this.changesRead = this.team.record.length;
    this.requestsRead = this.team.heatpunk.journal.count();
  }
}

/** A change without a field is of the whole lead. */
function isAbout(changed: string | null, field: string): boolean {
  return changed === null || changed === field;
}
