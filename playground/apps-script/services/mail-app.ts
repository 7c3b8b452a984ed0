/** MailApp: mails are kept, not sent. */

import { badSignature, ServiceError } from '../errors';
import type { Scope } from '../runtime/scope';
import { Service } from '../runtime/service';

export interface Mail {
  readonly from: string;
  readonly to: string;
  readonly subject: string;
  readonly body: string;
  readonly htmlBody: string | null;
  readonly name: string | null;
  readonly replyTo: string | null;
  /** Milliseconds since 1970. */
  readonly at: number;
}

interface Message {
  readonly to?: unknown;
  readonly recipient?: unknown;
  readonly subject?: unknown;
  readonly body?: unknown;
  readonly htmlBody?: unknown;
  readonly name?: unknown;
  readonly replyTo?: unknown;
}

/** Source: Google's reference, "Class MailApp": sendEmail(recipient, subject, body, options?) and sendEmail(message). */
export class MailApp extends Service {
  static override readonly path = 'MailApp';

  constructor(readonly scope: Scope) {
    super();
  }

  sendEmail(recipient: string | Message, subject?: string, body?: string, options: Message = {}): void {
    const { machine, user } = this.scope;
    const message: Message = typeof recipient === 'object' ? recipient : { ...options, to: recipient, subject, body };
    const to = text(message.to ?? message.recipient);
    if (to === null) throw new ServiceError('Failed to send email: no recipient');
    if (typeof recipient === 'string' && subject === undefined) throw badSignature('MailApp.sendEmail', [recipient]);
    const recipients = to.split(',').length;
    machine.quotas.spend(user, 'email', recipients, machine.limits.mailsPerDay);
    machine.mail.push({
      from: user,
      to,
      subject: text(message.subject) ?? '(no subject)',
      body: text(message.body) ?? '',
      htmlBody: text(message.htmlBody),
      name: text(message.name),
      replyTo: text(message.replyTo),
      at: machine.clock.now(),
    });
  }
}

const text = (value: unknown): string | null => (value === undefined || value === null ? null : String(value));
