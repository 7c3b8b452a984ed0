import type { PermissionView } from '../../core/permission-view';
import type { NoticeContent } from '../notice';
import { sentence } from '../words';

/** `first`: what helps, the first time that it is seen. */
export type FocusTarget = 'first' | 'check' | 'close';

export interface PermissionState {
  /** null until it has been loaded. */
  readonly view: PermissionView | null;
  readonly notice: NoticeContent | null;
  readonly isBusy: boolean;
  /** Where the focus goes with this state; null leaves it where it is. */
  readonly focus: FocusTarget | null;
}

export type PermissionEvent =
  | { readonly type: 'started' }
  | { readonly type: 'loaded'; readonly view: PermissionView }
  | { readonly type: 'failed'; readonly words: string };

export const INITIAL_STATE: PermissionState = { view: null, notice: null, isBusy: false, focus: null };

/** What the page shows after an event. What Google said last stays while it is asked again. */
export function nextState(state: PermissionState, event: PermissionEvent): PermissionState {
  switch (event.type) {
    case 'started':
      return { ...state, isBusy: true, notice: { tone: 'busy', text: 'Asking Google…' }, focus: null };
    case 'loaded':
      return {
        view: event.view,
        isBusy: false,
        notice: noticeOf(state, event.view),
        focus: focusOf(state, event.view),
      };
    case 'failed':
      return {
        ...state,
        isBusy: false,
        notice: { tone: 'bad', text: `Google could not be asked. ${sentence(event.words)}` },
        focus: 'check',
      };
  }
}

const GIVEN = 'All permissions are given. Choose again what you wanted to do; an automatic refresh goes on by itself.';

function noticeOf({ view: before }: PermissionState, { isGiven }: PermissionView): NoticeContent | null {
  if (isGiven) return { tone: 'good', text: GIVEN };
  return before === null ? null : { tone: 'bad', text: 'Google does not have your permission yet.' };
}

function focusOf({ view: before }: PermissionState, { isGiven }: PermissionView): FocusTarget {
  if (isGiven) return 'close';
  return before === null ? 'first' : 'check';
}
