import { numberWords } from '../../core/count-words';
import { doneRows, type PushProgress, timeLeft } from './push-progress';

/** How far the push is. */
export function ProgressView({ push }: { readonly push: PushProgress }) {
  const done = doneRows(push);
  const numbers = `${numberWords(done)} of ${numberWords(push.total)}`;
  const parts = [numbers, push.isStopping ? 'stopping after this batch…' : timeLeft(push)];
  return (
    <div class="progress">
      <label for="progress">Working through the changes…</label>
      <progress id="progress" max={push.total} value={done} />
      <p role="status">{parts.filter((part) => part !== '').join(', ')}</p>
      <p class="hint">
        You can close this window at any time: the batch on its way is finished, and no other is started. What was not
        sent stays marked in the sheet.
      </p>
    </div>
  );
}
