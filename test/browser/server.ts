/** The playground as `npm start` starts it, in a process of its own and on a free port. */

import { spawn } from 'node:child_process';
import { join } from 'node:path';

export interface RunningServer {
  /** Where the page is. */
  readonly address: string;
  stop(): Promise<void>;
}

/** Takes the options of `npm start`. Fails with what the server said where it does not come up. */
export function startServer(options: readonly string[]): Promise<RunningServer> {
  const script = join(process.cwd(), 'playground', 'server.ts');
  const child = spawn(process.execPath, ['--import', 'tsx', script, '--port', '0', ...options]);
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const stop = () => {
    child.kill();
    return ended;
  };
  let said = '';
  return new Promise((resolve, reject) => {
    const hear = (text: string) => {
      said += text;
      const address = /http:\/\/127\.0\.0\.1:\d+\//.exec(said)?.[0];
      if (address !== undefined) resolve({ address, stop });
    };
    child.stdout.setEncoding('utf8').on('data', hear);
    child.stderr.setEncoding('utf8').on('data', hear);
    void ended.then(() => reject(new Error(`The playground's server ended: ${said}`)));
  });
}
