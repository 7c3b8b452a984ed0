/**
 * The doorway: exactly the functions that Google may call. The menu and the triggers call most of them by name, the dialogs
 * those that `DialogServer` lists.
 */
export { keepMine, takeHeatpunks } from './commands/decide-conflicts';
export { deleteSelectedLeads } from './commands/delete-selected-leads';
export { explainRefresh } from './commands/explain-refresh';
export { loadInsights, openInsights } from './commands/insights';
export { onEdit } from './commands/on-edit';
export { onOpen, onOpen as onInstall } from './commands/on-open';
export { openLog } from './commands/open-log';
export { loadPermission, openPermission } from './commands/permission';
export { pullLeads } from './commands/pull-leads';
export { pushChanges } from './commands/push-changes';
export { refresh } from './commands/refresh';
export { loadReview, openReview, pushReviewed } from './commands/review';
export { firstPull, loadSettings, openSettings, saveSettings, testConnection } from './commands/settings-dialog';
export { showRow } from './commands/show-row';
export { syncNow } from './commands/sync-now';
export { loadUndo, openUndo, undoPush } from './commands/undo';
