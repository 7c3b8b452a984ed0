/** A promise that was broken, in words. */
export class Broken extends Error {}
