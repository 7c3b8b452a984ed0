/** The line to the server. When it breaks it is taken up again, and the server tells everything anew. */

import { type FromPage, SOCKET_PATH, type ToPage } from '../protocol';

export interface Connection {
  /** Answers false where nobody listens just now: then nothing was sent. */
  send(message: FromPage): boolean;
}

const RETRY_MS = 1000;

export function connect(onMessage: (message: ToPage) => void, onLost: () => void): Connection {
  let socket: WebSocket | null = null;

  const open = () => {
    const { protocol, host } = window.location;
    const line = new WebSocket(`${protocol === 'https:' ? 'wss' : 'ws'}://${host}${SOCKET_PATH}`);
    line.onmessage = ({ data }) => onMessage(JSON.parse(data));
    line.onopen = () => {
      socket = line;
    };
    line.onclose = () => {
      socket = null;
      onLost();
      setTimeout(open, RETRY_MS);
    };
  };
  open();

  return {
    send: (message) => {
      if (socket === null) return false;
      socket.send(JSON.stringify(message));
      return true;
    },
  };
}
