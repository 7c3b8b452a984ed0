import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { expect, test } from '@jest/globals';
import { buildSync } from 'esbuild';
import { createBell, ring } from '../../../playground/apps-script/runtime/bell';

const BELL = join(process.cwd(), 'playground/apps-script/runtime/bell.ts');

/** A thread that waits for a bell and then says so. */
function waiting(bell: Int32Array): Worker {
  const { outputFiles } = buildSync({
    stdin: {
      contents: `
        import { parentPort, workerData } from 'node:worker_threads';
        import { waitFor } from ${JSON.stringify(BELL)};
        waitFor(workerData);
        parentPort.postMessage(Atomics.load(workerData, 0));`,
      resolveDir: process.cwd(),
    },
    bundle: true,
    platform: 'node',
    write: false,
  });
  return new Worker(outputFiles[0]?.text ?? '', { eval: true, workerData: bell });
}

test('a thread that is woken late, for the answer before, goes on waiting for its own', async () => {
  const bell = createBell();
  const thread = waiting(bell);
  const said = new Promise<number>((resolve) => thread.once('message', resolve));
  let hasSpoken = false;
  void said.then(() => {
    hasSpoken = true;
  });
  // Each of these wakes it: a second time only if it has gone back to waiting.
  for (let woken = 0; woken < 2 && !hasSpoken; woken += Atomics.notify(bell, 0)) {
    await new Promise((resolve) => setImmediate(resolve));
  }
  expect(hasSpoken).toBe(false);
  ring(bell);
  expect(await said).toBe(1);
  await thread.terminate();
});
