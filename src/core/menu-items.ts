import { numberWords } from './count-words';
import type { Hold } from './guard';

/** What decides which items the menu has for a person. */
export interface MenuSituation {
  /** Whether the spreadsheet's settings were ever saved. */
  readonly hasSettings: boolean;
  /** Whether this person saved a key. */
  readonly hasKey: boolean;
  /** How many times in a row the person's automatic refresh failed. */
  readonly failures: number;
  /** Why their last refresh was held; null where it was not. */
  readonly hold: Hold | null;
  readonly lacksPermission: boolean;
}

/** An item's title, and the handler that it calls. */
export type MenuItem = readonly [title: string, handler: string];

/** A menu in the menu. */
export interface SubMenu {
  readonly title: string;
  readonly items: readonly MenuItem[];
}

/** Groups of items, with a line between them. */
export type MenuGroups = readonly (readonly (MenuItem | SubMenu)[])[];

/** The menu of a spreadsheet in use: also what everybody gets while nothing may be looked at. */
export const USUAL_MENU: MenuGroups = [
  [
    ['Sync now', 'syncNow'],
    ['Pull leads', 'pullLeads'],
    ['Push changes', 'pushChanges'],
    ['Review & push…', 'openReview'],
  ],
  [
    {
      title: 'Conflicts',
      items: [
        ['Keep mine', 'keepMine'],
        ["Take Heatpunk's", 'takeHeatpunks'],
      ],
    },
    ['Undo last push…', 'openUndo'],
    ['Delete selected leads…', 'deleteSelectedLeads'],
  ],
  [
    ['Insights…', 'openInsights'],
    ['Open activity log', 'openLog'],
  ],
  [['Settings…', 'openSettings']],
];

/** What a refresh that was held asks a person to look at. */
const HELD_ITEMS: Readonly<Record<Hold, MenuItem>> = {
  'mass change': ['The automatic refresh held back a large change: review…', 'openReview'],
  'empty answer': ['The automatic refresh found no leads in Heatpunk: what to do…', 'explainRefresh'],
};

/** The menu as it is right for somebody: first of all what they have to do before all else works. */
export function menuGroups({ hasSettings, hasKey, failures, hold, lacksPermission }: MenuSituation): MenuGroups {
  const setUp: MenuItem = ['Set up…', 'openSettings'];
  if (!hasSettings && !hasKey) return [[setUp]];
  const first: MenuItem[] = [];
  if (lacksPermission) first.push(['The automatic refresh needs your permission: what to do…', 'openPermission']);
  // While it fails nobody knows whether it would still be held.
  if (failures > 0) first.push([failingTitle(failures), 'explainRefresh']);
  else if (hold !== null) first.push(HELD_ITEMS[hold]);
  // A copy of a spreadsheet starts without settings.
  if (!hasSettings) first.push(setUp);
  return first.length > 0 ? [first, ...USUAL_MENU] : USUAL_MENU;
}

function failingTitle(failures: number): string {
  const times =
    failures === 1 ? 'The automatic refresh failed' : `The automatic refresh has failed ${numberWords(failures)} times`;
  return `${times}: what to do…`;
}
