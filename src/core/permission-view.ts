/** Whether Google has the person's permission; if not, the address of its page for that, '' where it names none. */
export interface PermissionView {
  readonly isGiven: boolean;
  readonly address: string;
}
