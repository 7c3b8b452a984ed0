/** What may be typed after `npm start --`, and what is said of the rest. */

import { expect, test } from '@jest/globals';
import { HELP, readOptions } from '../../../playground/server/options';

test('without options there are 300 leads, a fixed port, and nothing takes time', () => {
  expect(readOptions([])).toEqual({ port: 8317, leads: 300, seed: 2026, latencyMs: 0, shape: null, live: false });
});

test('each option is taken', () => {
  const typed = '--port 0 --leads 5000 --seed 7 --latency 40 --shape array'.split(' ');
  expect(readOptions(typed)).toEqual({ port: 0, leads: 5000, seed: 7, latencyMs: 40, shape: 'array', live: false });
  expect(readOptions(['--live'])).toMatchObject({ live: true });
  expect(readOptions(['--help', '--port', 'x'])).toBe('help');
});

test('the help names every option', () => {
  for (const name of ['port', 'leads', 'seed', 'shape', 'latency', 'live', 'help'])
    expect(HELP).toContain(`--${name} `);
});

test.each([
  [['--port', 'http'], '--port takes a whole number from 0 to 65535, not "http".'],
  [['--port', '70000'], '--port takes a whole number from 0 to 65535, not "70000".'],
  [['--leads', '-3'], /argument is ambiguous.*--help tells what there is/s],
  [['--leads=-3'], '--leads takes a whole number from 0 to 20000, not "-3".'],
  [['--leads', '1e3'], '--leads takes a whole number from 0 to 20000, not "1e3".'],
  [['--seed', ''], '--seed takes a whole number from 0 to 4294967295, not "".'],
  [['--latency', '99999'], '--latency takes a whole number from 0 to 10000, not "99999".'],
  [['--shape', 'list'], '--shape is rows or array, not "list".'],
  [['--shape'], "Option '--shape <value>' argument missing. --help tells what there is."],
  [['--leeds', '3'], "Unknown option '--leeds'. --help tells what there is."],
  [['3000'], /Unexpected argument '3000'/],
  [['--live', '--leads', '3'], '--leads is about the simulated Heatpunk: leave it out with --live.'],
])('%j is a mistake', (typed, words) => {
  expect(() => readOptions(typed)).toThrow(words);
});
