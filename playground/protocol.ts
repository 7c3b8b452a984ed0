/** What passes between the page and the server: JSON over one WebSocket. */

/** Its address; the page itself is at `/`, with its files beside it. */
export const SOCKET_PATH = '/socket';

export type * from './protocol/from-page';
export type * from './protocol/to-page';
