// The adapter of this folder: the one place that reaches PropertiesService.

/** Some properties of one sort. Values are texts. */
export interface PropertyStore {
  /** All properties in one service call. */
  readAll(): Readonly<Record<string, string>>;
  write(properties: Readonly<Record<string, string>>): void;
}

/** Belongs to one person in this script: nobody else can read it. */
export const userProperties: PropertyStore = storeOf(() => PropertiesService.getUserProperties());

/** Shared by everyone who works in the document. A copy of the document starts without them. */
export const documentProperties: PropertyStore = storeOf(() => PropertiesService.getDocumentProperties());

function storeOf(open: () => GoogleAppsScript.Properties.Properties): PropertyStore {
  return {
    readAll: () => open().getProperties(),
    write(properties) {
      open().setProperties({ ...properties });
    },
  };
}
