import type { Fault } from '../../playground/heatpunk/faults';
import type { Random } from '../../playground/random';

/** Each failure of the network and of Heatpunk, as a server and a network really have them: none says that nothing was done after it was. */
export function anyFault(random: Random): Fault {
  const route = random.pick(['fetch', 'create', 'update', 'delete'] as const);
  const hits = { route, next: random.int(1, 4) };
  const when = random.pick(['before', 'after'] as const);
  // So slow that the run's time is used up before all is sent.
  if (random.chance(0.1)) return { effect: { kind: 'slow', ms: 55_000 }, hits: { next: random.int(2, 8) } };
  if (route === 'fetch' && random.chance(0.35)) return { effect: { kind: 'body', body: random.pick(ODD_LISTS) }, hits };
  if (random.chance(0.35)) return { effect: random.pick(REFUSALS), hits };
  if (route === 'create' && random.chance(0.15)) {
    return { effect: { kind: 'body', body: { leadId: ANOTHER_LEAD } }, when, hits };
  }
  const effect = random.pick(AT_ANY_TIME);
  // What passes for a success where its form is not documented is said of work that was done: nobody could tell otherwise.
  const isLie = effect.kind === 'body' && effect.body !== ERROR && route !== 'create';
  return isLie ? { effect: { ...effect, isOfSuccess: true }, hits } : { effect, when, hits };
}

const ERROR = { error: 'Out of tea' };

/** Answers to a fetch that are not what there is: none of them may pass for deletions. */
const ODD_LISTS = [
  { rows: [] },
  { rows: {} },
  [],
  null,
  { error: 'Out of tea' },
  { rows: {}, error: 'Later' },
  'Hello',
];

/** Stands for the id of a lead that is listed when the run begins: what a create may be answered with by mistake. */
const ANOTHER_LEAD = 'another lead';

/** Faults as they are once there are leads; without those that need one, where the run can know of none. */
export function faultsAmong(listed: readonly string[], faults: readonly Fault[]): Fault[] {
  // Whoever is told of no lead cannot tell that an id is another one's.
  const known = faults.some(({ effect, hits }) => effect.kind === 'body' && hits?.route === 'fetch') ? [] : listed;
  return faults.flatMap((fault) => {
    const { effect, hits } = fault;
    const isAnother = effect.kind === 'body' && JSON.stringify(effect.body).includes(ANOTHER_LEAD);
    if (!isAnother) return [fault];
    const leadId = known[(hits?.next ?? 0) % known.length];
    return leadId === undefined ? [] : [{ ...fault, effect: { ...effect, body: { leadId } } }];
  });
}

/** Said before anything is done. */
const REFUSALS: readonly Fault['effect'][] = [
  { kind: 'refuse' },
  { kind: 'status', status: 429, retryAfter: { seconds: 2 } },
  { kind: 'status', status: 429, retryAfter: { seconds: 3, as: 'http-date' } },
  { kind: 'status', status: 429 },
  { kind: 'status', status: 400, message: 'Not like this.' },
  { kind: 'status', status: 422, message: 'Not today.' },
  { kind: 'status', status: 401 },
  { kind: 'status', status: 403 },
  { kind: 'redirect' },
];

/** May come before the work is done, and after it. */
const AT_ANY_TIME: readonly Fault['effect'][] = [
  { kind: 'hang' },
  { kind: 'reset' },
  { kind: 'answer-lost' },
  { kind: 'answer-lost' },
  { kind: 'html-page' },
  { kind: 'truncate' },
  { kind: 'status', status: 500 },
  { kind: 'status', status: 503, body: 'html' },
  { kind: 'status', status: 502, body: 'empty' },
  { kind: 'body', body: ERROR },
  { kind: 'body', body: {} },
];
