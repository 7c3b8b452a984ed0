/** How something is going or went. */
export interface NoticeContent {
  readonly tone: 'busy' | 'good' | 'bad';
  readonly text: string;
}

interface NoticeProps {
  readonly notice: NoticeContent | null;
  readonly onRetry?: (() => void) | undefined;
}

export const RETRY_ID = 'retry';

/** The place for a notice. It stands there empty, because screen readers only read what changes in a place they know. */
export function Notice({ notice, onRetry }: NoticeProps) {
  const failed = notice?.tone === 'bad';
  return (
    <div class="notice">
      <div role="status" class={notice?.tone}>
        {notice && !failed && (
          <>
            {notice.tone === 'busy' && <span class="spinner" aria-hidden="true" />}
            <span>{notice.text}</span>
          </>
        )}
      </div>
      {notice && failed && (
        <div role="alert" class="bad">
          <span>{notice.text}</span>
          {onRetry && (
            <button type="button" class="link" id={RETRY_ID} onClick={onRetry}>
              Try again
            </button>
          )}
        </div>
      )}
    </div>
  );
}
