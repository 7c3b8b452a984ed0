import type { SheetModel } from '../../playground/apps-script/workbook/sheet';
import type { LeadChange } from '../../playground/heatpunk/lead-store';
import type { Heatpunk } from '../../playground/heatpunk/service';
import { baseSheetOf, rememberedMarks, updatesOnTheirWay } from './base-sheet';
import { Broken } from './broken';
import { cellKey, cellsWhere, hasMark, isColoured, told } from './cell-marks';
import type { Decided } from './choices';
import type { RunEnd } from './count-run';
import { createFormerColours, type FormerColours } from './former-colours';
import { judgeMarks } from './judge-marks';
import { judgeSheet } from './judge-sheet';
import { differing, judgeWords } from './judge-words';
import { lostRows, openRows } from './lost-rows';
import type { NewLeads } from './new-leads';
import { createOpenEdits, type OpenEdits } from './open-edits';
import { createReferences } from './references';
import { createSeenValues, type SeenValues } from './seen-values';
import type { Policy } from './settings';
import { isNumber, type LeadRow, leadRows, REQUIRED, rowsById, type Snapshot, takeSnapshot } from './snapshot';
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
}

/** How a run ended, and what it was for. */
export interface EndOfRun extends RunEnd {
  /** Whether it sent what there was to send, and took what there was to take. */
  readonly isPush: boolean;
  readonly isPull: boolean;
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
  /** Moments: indices into the changes and the requests that Heatpunk has recorded. */
  private changesRead = 0;
  private requestsRead = 0;
  private runBegan = 0;
  private requestsBegan = 0;
  /** `lead|field` changed in Heatpunk by others after this run had fetched: it could not know. */
  private readonly unknowable = new Set<string>();
  /** Ids that ever stood in the sheet. */
  private readonly hadRow = new Set<string>();
  private readonly inMotion = new Set<string>();
  /** Leads about which the last request failed, whatever Heatpunk did. */
  private readonly failed = new Set<string>();
  /** What this spreadsheet sent. */
  private readonly ownChanges = new Set<LeadChange>();
  /** The leads that it created. */
  private readonly ownCreates = new Set<string>();
  /** The lead sheet when the run began. */
  private atStart: Snapshot | null = null;
  /** The cells that the base remembered as marked then. */
  private remembered: ReadonlySet<string> = new Set();
  /** What updates without an answer were to bring. */
  private readonly mayHaveSent = new Set<string>();
  private readonly references = createReferences();
  private openRows: ReadonlyMap<string, number> = new Map();
  /** Those of this run; '' where it was a create. */
  private readonly failedNow = new Set<string>();
  private base: SheetModel | undefined;
  private policies: Policy[] = [];
  private isDisturbed = false;
  /** Whether this run added rows. */
  private hasAdded = false;

  constructor(
    private readonly desk: Desk,
    private readonly team: TeamKnowledge,
  ) {
    this.seen = createSeenValues(team.record);
    this.edits = createOpenEdits(team.record, desk.isCopy);
    this.toldFields = createToldFields((field) => team.isUntold(desk, field));
    this.base = baseSheetOf(this.desk.host);
    this.look();
    if (this.snapshot !== null) this.seen.settle(this.snapshot, () => true);
    if (this.snapshot !== null && !desk.isCopy) this.edits.runEnded(this.snapshot, true, () => true);
    this.catchUp();
  }

  /** The lead sheet as it was last looked at. */
  get sheet(): Snapshot | null {
    return this.snapshot;
  }

  /** Before anybody but the product does something here. */
  beforePeople(): void {
    if (this.runs > 0) {
      this.judge();
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
    this.isDisturbed = true;
    // A run reads its policy before it asks Heatpunk for anything.
    if (!this.hasFetched()) this.policies.push(this.desk.policy);
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
    if (this.desk.choices.confirmed.size > 0 || (this.isDisturbed && this.hasAdded)) this.countNewRows();
    else this.openRows = this.rowsToBecomeLeads();
  }

  startRun(): void {
    // A run inside another, which finds the lock taken, forgets nothing of what the outer one cannot know.
    if (this.runs > 0) {
      this.isDisturbed = true;
      // Where the outer one has given the lock back already, this one works by the policy that it finds.
      this.policies.push(this.desk.policy);
    } else {
      this.unknowable.clear();
      this.inMotion.clear();
      this.failedNow.clear();
      this.isDisturbed = false;
      this.hasAdded = false;
      this.policies = [this.desk.policy];
      this.toldFields.runStarted();
      this.runBegan = this.team.record.length;
      this.requestsBegan = this.team.heatpunk.journal.count();
    }
    if (this.runs === 0) this.edits.runStarted();
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
      this.remembered = rememberedMarks(this.base);
      this.atStart = this.snapshot;
      // A run of the other spreadsheet may have deleted leads until now, and be at work still.
      this.countNewRows();
    }
    this.catchUp();
  }

  /**
   * Others worked in Heatpunk, or in the other spreadsheet. In the middle of a run here, `beforePeople` comes first.
   *
   * @param touched a lead that they did something to
   */
  afterOthers(touched?: string): void {
    if (touched !== undefined) this.inMotion.add(touched);
    const isFetched = this.runs > 0 && this.hasFetched();
    for (const { leadId, field } of this.team.record.since(this.changesRead)) {
      this.inMotion.add(leadId);
      if (isFetched) this.unknowable.add(`${leadId}|${field ?? ''}`);
    }
    this.catchUp();
    this.edits.look(this.snapshot);
    this.countNewRows();
  }

  endRun(end: EndOfRun): void {
    const { isWhole, isPush, isPull } = end;
    this.judge();
    // Where there was none the run has made one.
    this.base = baseSheetOf(this.desk.host);
    this.runs--;
    const { member } = this.desk;
    const { record, isShownTo, isOldFor, tally } = this.team;
    if (this.snapshot !== null) this.edits.runEnded(this.snapshot, isWhole, (id) => isShownTo(member, id));
    this.lookAtOpenRows();
    this.toldFields.runEnded(isWhole);
    if (!isWhole || this.isDisturbed || this.runs > 0 || this.snapshot === null) return;
    this.settle(this.snapshot, end);
    tally['words judged'] += leadRows(this.snapshot).length;
    const wordsBefore = new Map(
      (this.atStart === null ? [] : leadRows(this.atStart)).map((row) => [row.number, row.word]),
    );
    judgeWords(this.snapshot, {
      isShown: (id) => isShownTo(member, id),
      isOld: (id) => isOldFor(this.desk, id),
      isPull,
      isPush,
      hadTime: !end.isOutOfTime,
      isUntold: this.toldFields.isUntold,
      isMade: (id) => record.since(this.runBegan).some(({ leadId, action }) => leadId === id && action === 'created'),
      wordBefore: ({ number }) => wordsBefore.get(number) ?? '',
      heatpunkWins: this.policies.includes('heatpunk'),
      remote: record.now,
      hasOpenEdit: this.edits.ofLead,
      isInMotion: (id) => this.inMotion.has(id),
      hasFailed: (id) => end.hadServiceFailure || this.failedNow.has(id) || this.hasLostAnswers(),
    });
    this.judgeMarks(this.snapshot);
  }

  private judgeMarks(snapshot: Snapshot): void {
    const { record, isShownTo, isOldFor, tally } = this.team;
    // What a policy decides and nobody ticked is no conflict to a push that was reviewed: it leaves such rows as they are.
    const isLeftToPolicy = this.desk.choices.approved !== null && this.policies.some((policy) => policy !== 'ask');
    tally['marks judged'] += judgeMarks(snapshot, {
      isLookedAt: (id) => isShownTo(this.desk.member, id) && !isOldFor(this.desk, id) && !this.inMotion.has(id),
      isLeftToPolicy,
      differs: (row, field) => differing(row, { remote: record.now }).includes(field),
      remembered: this.remembered,
      colours: this.colours,
    });
  }

  /** What stands on both sides after a run that came to its end is what both have agreed on. */
  private settle(snapshot: Snapshot, { isPush, isPull }: EndOfRun): void {
    const { isOldFor, isShownTo } = this.team;
    const isAnswered = (id: string) => !this.inMotion.has(id) && !this.failed.has(id);
    const isSeen = (id: string) => isAnswered(id) && isShownTo(this.desk.member, id) && !isOldFor(this.desk, id);
    this.edits.settle(isSeen, isPush, isPull);
    this.seen.settle(snapshot, isAnswered);
  }

  /** Judges the stretch since the last look, in which only the product worked. */
  private judge(): void {
    this.judgeHeatpunk();
    const before = this.snapshot;
    const after = takeSnapshot(this.desk.host);
    if (before !== null && after === null) throw new Broken('The lead sheet is gone.');
    if (before !== null && after !== null) this.judgeChangesOf(before, after);
    if (before === null && after !== null) for (const { id } of leadRows(after)) this.edits.rowAdded(id);
    this.note(after);
  }

  private judgeChangesOf(before: Snapshot, after: Snapshot): void {
    const { record, tally } = this.team;
    const during = record.since(this.runBegan);
    const born = judgeSheet(before, after, {
      isOpenEdit: this.edits.has,
      wasRemote: (id, field, text) =>
        record.now(id, field) === text ||
        during.some((change) => change.leadId === id && isAbout(change.field, field) && textOf(change.old) === text) ||
        (record.now(id, field) === null && record.wasIn(id, field, text)),
      everHeld: (id, field, text) => record.wasIn(id, field, text) || this.mayHaveSent.has(`${id}|${field}|${text}`),
      noteCommon: this.edits.addCommon,
      colours: this.colours,
      isGivenUp: (id, field, text) =>
        this.isDecided(id, field, 'heatpunk', `${told(this.asSpelt(id, field, text))} here, `),
      mayGiveWay: (id, field) =>
        this.policies.includes('heatpunk') && this.edits.mayGiveWay(id, field, (change) => this.ownChanges.has(change)),
      noteDecision: () => void tally['fields decided by policy']++,
      confirmed: this.desk.choices.confirmed,
      isPutBack: (id, field, sent, old) => {
        const chosen = this.desk.choices.undoing.get(`${id}|${field}`);
        return chosen?.sent === sent && chosen.old === old;
      },
      mayTake: (id, field) => {
        const { approved, decided } = this.desk.choices;
        return approved === null || decided.get(cellKey(id, field))?.side === 'heatpunk';
      },
      isCompared: (id) => this.edits.agreed.knows(id),
      isTouched: (row) => this.isTouched(row),
      becameOf: (reference, id) => this.references.mayBe(reference, this.team.newLeads.sentOf(id)),
      sharesRows: this.desk.sharesRows,
    });
    for (const { id, row } of born) {
      if (row === null) this.addRow(id, after);
      else this.edits.rowBecame(id, row, this.team.newLeads.sentOf(id), this.ownCreates.has(id));
    }
  }

  /** Promises 2, 3 and 5: what the product did in Heatpunk. */
  private judgeHeatpunk(): void {
    this.team.record.catchUp();
    this.judgeRequests();
    this.judgeChanges();
    this.catchUp();
  }

  private judgeChanges(): void {
    const { record } = this.team;
    for (const change of record.since(this.changesRead)) {
      if (change.through !== 'api' || change.action !== 'edited' || change.field === null) continue;
      this.ownChanges.add(change);
      const key = `${change.leadId}|${change.field}`;
      const old = textOf(change.old);
      // A lead that a new row was just found to be has been fetched: what is blank there, the row may fill.
      const isFound = old === '' && !this.hadRow.has(change.leadId);
      const isSeen = isFound || this.seen.has(change.leadId, change.field, old);
      this.seen.sent(change.leadId, change.field, textOf(change.new));
      // Where a policy decides, it decides for an edit.
      const isEdit = !this.edits.isNoEdit(change.leadId, change.field, textOf(change.new));
      // Heatpunk took it: that much both sides had in common, even where the row lost its id meanwhile.
      this.edits.addCommon(change.leadId, change.field, textOf(change.new));
      this.judgeApproved(change, this.unknowable.has(key));
      if (this.unknowable.has(key) || isSeen) continue;
      if (this.isDecided(change.leadId, change.field, 'sheet', ` here, ${told(old)} in Heatpunk`)) continue;
      const hasFormula = this.rowOf(change.leadId)?.formulas.has(change.field) ?? false;
      if (this.policies.includes('sheet') && (isEdit || hasFormula)) {
        this.team.tally['fields decided by policy']++;
        continue;
      }
      // Whoever put back there what both sides last agreed on cannot be told from somebody who never touched it.
      const { leadId, field } = change;
      if (this.edits.agreed.text(leadId, field) === old) continue;
      // One that is older than the window is seldom looked at.
      if (this.team.isOldFor(this.desk, leadId) && this.edits.wasCommon(leadId, field, old)) continue;
      // What was blank from the first is nobody's edit.
      if (old === '' && this.isFirstChange(change)) continue;
      // A copy that finds what the original's create has made knows no more than what that was made with.
      const sent = this.desk.isCopy && !this.hadRow.has(leadId) ? this.team.newLeads.sentOf(leadId) : undefined;
      if (old === '' && sent !== undefined && !(field in sent)) continue;
      // No answer told this spreadsheet, or the runs of which it remembers anything, that there is such a field.
      if (this.toldFields.wasUntold(field) && !this.toldFields.isKnown(field)) continue;
      // The status that Heatpunk gives to every new lead is nobody's edit.
      if (change.field === 'status' && old === 'new') continue;
      throw new Broken(
        `Lead ${change.leadId}: ${change.field} "${old}" was overwritten in Heatpunk, unseen, with "${textOf(change.new)}".`,
      );
    }
  }

  /** Of what was reviewed, nothing is sent but what was shown and ticked, and only over what was shown of Heatpunk. */
  private judgeApproved(change: LeadChange, isUnknowable: boolean): void {
    const { approved } = this.desk.choices;
    const { leadId, field, old } = change;
    // Of a field of which no answer tells, a review shows what was last agreed on.
    if (field !== null && this.toldFields.wasUntold(field)) return;
    if (approved === null || field === null || isUnknowable || approved.wasShown(leadId, field, textOf(old))) return;
    throw new Broken(
      `Lead ${leadId}: ${field} "${textOf(old)}" was overwritten by a push in which that was not shown.`,
    );
  }

  private judgeRequests(): void {
    const { heatpunk, newLeads, isShownTo } = this.team;
    for (const entry of heatpunk.journal.entries(this.requestsRead)) {
      const { route, leadId } = entry;
      // What was tried to be sent is known here, whatever came of it.
      if (route === 'update' && leadId !== null) {
        for (const [field, value] of Object.entries(entry.fields)) {
          const text = String(value ?? '').trim();
          this.seen.sent(leadId, field, text);
          const { approved } = this.desk.choices;
          const mayFollow = newLeads.sentOf(leadId) !== undefined && approved?.mayFollow(field, text);
          if (approved?.maySend(leadId, field, text) === false && !mayFollow)
            throw new Broken(`Lead ${leadId}: ${field} "${text}" was sent, though nobody ticked it.`);
        }
      }
      // A create that failed is about no lead.
      if (entry.faultId !== null || !entry.workDone) this.failedNow.add(route === 'create' ? '' : (leadId ?? ''));
      if (leadId !== null && (entry.faultId !== null || !entry.workDone)) this.failed.add(leadId);
      else if (leadId !== null) this.failed.delete(leadId);
      if (route === 'delete' && leadId !== null) {
        if (entry.workDone && !this.desk.choices.confirmed.has(leadId))
          throw new Broken(`Lead ${leadId} was deleted, though nobody chose it.`);
      }
      if (route === 'create' && this.desk.choices.approved?.mayCreate(entry.fields) === false)
        throw new Broken(`A lead was created with ${JSON.stringify(entry.fields)}, which nobody ticked.`);
      if (route === 'create' && entry.workDone && leadId !== null) {
        this.ownCreates.add(leadId);
        // Whoever makes a lead knows what it is blank in.
        this.seen.lookAtCreated(leadId, Object.keys(entry.fields));
        const email = String(entry.fields.customerEmail ?? '').trim();
        const hadReference = (this.atStart === null ? [] : leadRows(this.atStart)).some(
          ({ id, fields }) => id.startsWith('pending-') && fields.get('customerEmail') === email,
        );
        newLeads.countCreate(entry.fields, leadId, hadReference, (id) => isShownTo(this.desk.member, id));
      }
    }
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

  private isTouched({ fields }: LeadRow): boolean {
    if (!this.isDisturbed) return false;
    const content = contactOf(fields);
    const before = this.atStart === null ? [] : leadRows(this.atStart);
    return before.every((row) => contactOf(row.fields) !== content);
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
    this.hasAdded = true;
    this.edits.rowAdded(id);
    if (this.hadRow.has(id)) this.team.tally['leads that came back']++;
  }

  private look(): void {
    this.note(takeSnapshot(this.desk.host));
  }

  private note(snapshot: Snapshot | null): void {
    this.snapshot = snapshot;
    this.seen.look(snapshot);
    this.edits.look(snapshot);
    this.colours.stand(() => cellsWhere(snapshot, isColoured));
    if (snapshot === null) return;
    this.references.look(snapshot);
    for (const { id } of leadRows(snapshot)) this.hadRow.add(id);
  }

  /** Whether this run has asked Heatpunk for leads yet: what changed before that it knows. */
  private hasFetched(): boolean {
    const sent = this.team.heatpunk.journal.entries(this.requestsBegan);
    return sent.some(({ route, member }) => route === 'fetch' && member === this.desk.member);
  }

  /** One request without an answer takes the answers of all that went out with it. */
  private hasLostAnswers(): boolean {
    return this.team.heatpunk.journal.entries(this.requestsBegan).some(({ failure }) => failure !== null);
  }

  private catchUp(): void {
    this.changesRead = this.team.record.length;
    this.requestsRead = this.team.heatpunk.journal.count();
  }
}

function contactOf(fields: LeadRow['fields']): string {
  return REQUIRED.map((field) => fields.get(field) ?? '').join('|');
}

/** A change without a field is of the whole lead. */
function isAbout(changed: string | null, field: string): boolean {
  return changed === null || changed === field;
}
