import type { ComponentChildren } from 'preact';
import { SERVICES } from '../../core/services';
import { SelectField } from '../select-field';
import { TextField } from '../text-field';
import type { GroupProps } from './group-props';

const SERVICE_OPTIONS = SERVICES.map(({ id, name }) => ({ value: id, label: name }));

export const TEST_ID = 'test';

interface ConnectionFieldsProps extends GroupProps {
  readonly keyHint: string;
  readonly onTest: () => void;
  /** How the test is going or went. */
  readonly children: ComponentChildren;
}

/** Which service, and who is asking. */
export function ConnectionFields({ form, errors, edit, keyHint, onTest, children }: ConnectionFieldsProps) {
  return (
    <fieldset class="group">
      <legend>Connection</legend>
      <SelectField
        id="service"
        label="Service"
        value={form.service}
        options={SERVICE_OPTIONS}
        onValue={(service) => edit({ service })}
        error={errors.service}
      />
      <TextField
        id="apiKey"
        label="API key"
        value={form.apiKey}
        onValue={(apiKey) => edit({ apiKey })}
        error={errors.apiKey}
        hint={<KeyHint keyHint={keyHint} />}
        // Browsers fill in a saved password unless told that this one is new.
        attributes={{ type: 'password', autocomplete: 'new-password' }}
      />
      <TextField
        id="userEmail"
        label="Team member’s e-mail address"
        value={form.userEmail}
        onValue={(userEmail) => edit({ userEmail })}
        error={errors.userEmail}
        hint="You get the leads that this team member can see."
        // Not type="email": browsers rewrite what is typed there, and it is the server that judges it.
        attributes={{ inputMode: 'email', autocomplete: 'email', autocapitalize: 'off' }}
      />
      <div class="test">
        <button type="button" id={TEST_ID} onClick={onTest}>
          Test connection
        </button>
        {children}
      </div>
    </fieldset>
  );
}

function KeyHint({ keyHint }: { readonly keyHint: string }) {
  if (keyHint === '') {
    return (
      <>
        In your Pro account settings, under <b>CRM connections</b>, press <b>Generate key</b>. The key is shown only
        that once, so copy it straight away.
      </>
    );
  }
  return (
    <>
      {keyHint} Leave this empty to keep it. For a new one: Pro account settings, <b>CRM connections</b>,{' '}
      <b>Generate key</b> (shown only once).
    </>
  );
}
