import { parseSettingsForm } from './core/settings-form';
export function onOpen() {
  return parseSettingsForm({}, '', '');
}
