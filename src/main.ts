/**
 * The doorway: exactly the functions that Google may call. The menu and the triggers call the first ones by name, the
 * dialogs the last three.
 */
export { keepMine, takeHeatpunks } from './commands/decide-conflicts';
export { deleteSelectedLeads } from './commands/delete-selected-leads';
export { onEdit } from './commands/on-edit';
export { onOpen, onOpen as onInstall } from './commands/on-open';
export { pullLeads } from './commands/pull-leads';
export { pushChanges } from './commands/push-changes';
export { refresh } from './commands/refresh';
export { loadSettings, openSettings, saveSettings, testConnection } from './commands/settings-dialog';
export { syncNow } from './commands/sync-now';
