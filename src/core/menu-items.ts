/** What decides which items the menu has for a person. */
export interface MenuSituation {
  /** Whether the spreadsheet's settings were ever saved. */
  readonly hasSettings: boolean;
  /** Whether this person saved a key. */
  readonly hasKey: boolean;
  /** How many times in a row the person's automatic refresh failed. */
  readonly failures: number;
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

/** The menu as it is right for somebody: first of all what they have to do before all else works. */
export function menuGroups({ hasSettings, hasKey, failures, lacksPermission }: MenuSituation): MenuGroups {
  const setUp: MenuItem = ['Set up…', 'openSettings'];
  if (!hasSettings && !hasKey) return [[setUp]];
  const first: MenuItem[] = [];
  if (lacksPermission) first.push(['The automatic refresh needs your permission: what to do…', 'openPermission']);
  if (failures > 0) first.push([failingTitle(failures), 'explainRefresh']);
  // A copy of a spreadsheet starts without settings.
  if (!hasSettings) first.push(setUp);
  return first.length > 0 ? [first, ...USUAL_MENU] : USUAL_MENU;
}

function failingTitle(failures: number): string {
  const times = failures === 1 ? 'The automatic refresh failed' : `The automatic refresh has failed ${failures} times`;
  return `${times}: what to do…`;
}
