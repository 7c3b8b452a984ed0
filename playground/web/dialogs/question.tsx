/** An alert or a prompt: the script waits until it is answered. */

import { useState } from 'preact/hooks';
import type { ButtonName } from '../../apps-script/services/ui-state';
import type { OpenQuestion } from '../../protocol';
import type { Session } from '../session';
import { Modal } from './modal';

const LABELS: Readonly<Record<ButtonName, string>> = {
  YES: 'Yes',
  NO: 'No',
  OK: 'OK',
  CANCEL: 'Cancel',
  CLOSE: 'Close',
};

export function QuestionBox({ question, session }: { readonly question: OpenQuestion; readonly session: Session }) {
  const [text, setText] = useState('');
  const answer = (button: ButtonName) => {
    session.send({ kind: 'answer', question: question.id, button, text: question.kind === 'prompt' ? text : '' });
    session.happen({ kind: 'answered', question: question.id });
  };
  const [first = 'OK', ...others] = question.buttons;
  return (
    <Modal title={question.title} class="question" role="alertdialog" width={500} onClose={() => answer('CLOSE')}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          answer(first);
        }}
      >
        <p class="question-text">{question.text}</p>
        {question.kind === 'prompt' && (
          <input
            aria-label={question.text}
            value={text}
            maxLength={50_000}
            onInput={(event) => setText(event.currentTarget.value)}
          />
        )}
        <div class="buttons">
          <button type="submit" class="primary">
            {LABELS[first]}
          </button>
          {others.map((button) => (
            <button type="button" key={button} onClick={() => answer(button)}>
              {LABELS[button]}
            </button>
          ))}
        </div>
      </form>
    </Modal>
  );
}
