import type { PermissionView } from '../core/permission-view';
import { updateRefresh } from '../settings/refresh-store';
import { currentSpreadsheet } from '../sheet/spreadsheet';
import { updateMenu } from './menu';
import { showDialog } from './show-dialog';

/**
 * The address of Google's page where the person gives a permission that the program lacks: one that was never given, or that a newer
 * version asks for. '' where Google names no page; null where nothing is lacking.
 */
export function missingPermission(): string | null {
  const info = ScriptApp.getAuthorizationInfo(ScriptApp.AuthMode.FULL);
  if (info.getAuthorizationStatus() !== ScriptApp.AuthorizationStatus.REQUIRED) return null;
  return info.getAuthorizationUrl() ?? '';
}

/** Shows the way to Google's page: the menu's first item, while the refresh lacks a permission. */
export function openPermission(): void {
  showDialog('permission', 'Permission', 440, 260);
}

/** The same where something just failed; false where no permission is lacking. */
export function askForPermission(): boolean {
  if (missingPermission() === null) return false;
  openPermission();
  return true;
}

/** What the dialog shows, each time that it asks. Once the permission is there, the menu says no more of it. */
export function loadPermission(): PermissionView {
  const address = missingPermission();
  if (address !== null) return { isGiven: false, address };
  updateRefresh(currentSpreadsheet().getId(), { lacksPermission: false });
  updateMenu();
  return { isGiven: true, address: '' };
}
