/** Which cells a command of Univer's is about. */

import type { IRange } from '@univerjs/presets';
import type { Area } from '../../../protocol';
import { areaOf } from '../univer-ids';
import type { Asked } from './act-table';

export interface OnRanges {
  readonly range?: IRange;
  readonly ranges?: readonly IRange[];
}

/** Without any of its own, a command is about what is selected. */
export function areasOf(params: OnRanges | undefined, { desk, sheet }: Asked): readonly Area[] {
  const ranges = params?.ranges ?? (params?.range === undefined ? null : [params.range]);
  return ranges === null ? desk.selected() : ranges.map((range) => areaOf(range, sheet.look));
}
