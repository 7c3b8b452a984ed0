import { Notice } from '../notice';
import type { PermissionState } from './permission-state';

interface PermissionPageProps {
  readonly state: PermissionState;
  readonly onCheck: () => void;
  readonly onClose: () => void;
}

export const LINK_ID = 'give';
export const CHECK_ID = 'check';
export const CLOSE_ID = 'close';

/** Why a permission is needed, the way to Google's page, and whether it has been given by now. */
export function PermissionPage({ state, onCheck, onClose }: PermissionPageProps) {
  const { view, notice, isBusy } = state;
  const isGiven = view?.isGiven ?? false;
  return (
    <div class="dialog" aria-busy={isBusy}>
      <main>
        <h1 class="unseen">Permission</h1>
        {view && !isGiven && <Explanation address={view.address} />}
        <Notice notice={notice} />
      </main>
      <footer>
        <div class="buttons">
          <button type="button" id={CLOSE_ID} onClick={onClose}>
            Close
          </button>
          {!isGiven && (
            <button type="button" class="primary" id={CHECK_ID} disabled={isBusy} onClick={onCheck}>
              Check again
            </button>
          )}
        </div>
      </footer>
    </div>
  );
}

function Explanation({ address }: { readonly address: string }) {
  return (
    <>
      <p class="paragraph">
        Heatpunk Leads lacks a permission: it was never given, or a newer version asks for one more. Until you give it,
        nothing can be sent or fetched. Nothing is lost meanwhile.
      </p>
      <p class="paragraph">
        {/^https:\/\//.test(address) ? (
          <a id={LINK_ID} href={address} target="_blank" rel="noopener">
            Give the permission on Google’s page
          </a>
        ) : (
          'Reload the spreadsheet and choose any item of the menu: Google then asks for it.'
        )}
      </p>
    </>
  );
}
