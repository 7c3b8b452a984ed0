import type { WatchedItem } from './act';
import type { Approved } from './approved';

/** What the person before a spreadsheet chose in the run at hand, and so allowed it. */
export interface Choices {
  /** What was asked for; null while nothing is. */
  readonly item: WatchedItem | null;
  /** The leads of what was selected and can be seen. */
  readonly selected: ReadonlySet<string>;
  /** Whether the person answers the question with no. */
  readonly refuses: boolean;
  /** Whether they have. */
  hasRefused: boolean;
  /** Leads whose deletion was confirmed. */
  readonly confirmed: Set<string>;
  /** By cell, which side was chosen, and what the question said of both. */
  readonly decided: Map<string, Decided>;
  /** What is to be put back: the old text and the one that was sent, by lead and field. */
  readonly undoing: Undoing;
  /** What of a review was ticked; null where nothing was reviewed. */
  readonly approved: Approved | null;
}

export interface Decided {
  readonly side: 'sheet' | 'heatpunk';
  readonly question: string;
}

export type Undoing = ReadonlyMap<string, { readonly old: string; readonly sent: string }>;

/** What a person chose before a run, in the sheet or in a dialog. */
export type Chosen = Partial<Pick<Choices, 'selected' | 'refuses' | 'undoing' | 'approved'>>;

/** What was chosen before the run, and nothing yet in the run itself. */
export function choices(item: WatchedItem | null, chosen: Chosen = {}): Choices {
  const { selected = new Set(), refuses = false, undoing = new Map(), approved = null } = chosen;
  return {
    item,
    selected,
    refuses,
    hasRefused: false,
    confirmed: new Set(),
    decided: new Map(approved?.decided),
    undoing,
    approved,
  };
}
