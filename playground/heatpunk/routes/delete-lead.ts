// DELETE /leads/delete: one lead, named in a JSON body. Gone is gone: a second time is a 404.

import { doneSilently, doneWithJson, findLeadId, type RouteInput, type RouteResult } from './route';

export function deleteLead(input: RouteInput): RouteResult {
  const id = findLeadId(input);
  if (typeof id !== 'string') return id;
  input.store.remove(id, { who: input.member, through: 'api' });
  return input.behaviour.deletedBody === 'empty'
    ? doneSilently(200, id)
    : doneWithJson(200, JSON.stringify({ message: 'The lead was deleted.' }), id);
}
