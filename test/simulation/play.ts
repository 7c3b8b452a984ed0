import type { Act, ColleagueAct } from './act';
import { countWords } from './count-run';
import { act as actOfPerson } from './people';
import { performRun } from './perform-run';
import { isNumber } from './snapshot';
import type { Desk, World } from './world';

/** Lets one step of a history happen. */
export function play(world: World, act: Act): void {
  const { tally, desks } = world;
  tally.steps++;
  switch (act.kind) {
    case 'clock':
      world.passTime(act.ms);
      return;
    case 'wrong clock':
      tally['wrong clocks']++;
      deskOf(world, act.on).clock.setWrong(act.ms);
      return;
    case 'run': {
      const desk = deskOf(world, act.on);
      performRun(world, desk, act, (other) => {
        if (other.kind === 'run' && deskOf(world, other.on) !== desk) tally['runs in another spreadsheet meanwhile']++;
        play(world, other);
      });
      countWords(world, desk);
      return;
    }
    case 'colleague edits':
    case 'colleague creates':
    case 'colleague deletes':
    case 'withdraw':
    case 'return': {
      tally['acts of colleagues']++;
      const touched = colleague(world, act);
      for (const desk of desks) desk.witness.afterOthers(touched);
      return;
    }
    case 'policy':
      byPerson(world, deskOf(world, act.on), (desk) => world.setPolicy(desk, act.policy));
      return;
    case 'copy spreadsheet':
      world.copy(deskOf(world, act.on));
      return;
    case 'delete base':
      byPerson(world, deskOf(world, act.on), (desk) => {
        actOfPerson(desk, act);
        world.newLeads.baseDeleted(desk.witness.sheet);
      });
      return;
    default:
      byPerson(world, deskOf(world, 'at' in act ? act.at.on : act.on), (desk) => actOfPerson(desk, act));
  }
}

function deskOf({ desks }: World, on: number): Desk {
  const desk = desks[on] ?? desks[0];
  if (desk === undefined) throw new Error('There is no spreadsheet.');
  return desk;
}

function byPerson({ tally }: World, desk: Desk, work: (desk: Desk) => void): void {
  tally['acts of people']++;
  desk.witness.beforePeople();
  work(desk);
  desk.witness.afterPeople();
}

/** @returns the lead that something was done to */
function colleague(world: World, act: ColleagueAct): string | undefined {
  world.record.catchUp();
  const { dashboard } = world.heatpunk;
  if (act.kind === 'colleague creates') {
    const { lat, ...texts } = act.texts;
    return dashboard.create({ ...texts, ...(lat === undefined ? {} : { lat: numberOr(lat) }) });
  }
  const leads = dashboard.leads();
  const id = leads[Math.floor(act.lead * leads.length)]?.id;
  if (id === undefined) return id;
  switch (act.kind) {
    case 'colleague edits':
      dashboard.edit(id, { [act.field]: isNumber(act.field) ? numberOr(act.text) : act.text });
      return id;
    case 'colleague deletes':
      dashboard.remove(id);
      return id;
    case 'withdraw':
      world.withdraw(world.member(act.from ?? 0), id);
      return id;
    case 'return':
      world.giveBack(world.member(act.from ?? 0), id);
      return id;
    default:
      act satisfies never;
  }
}

/** Heatpunk's own page takes no text for a number. */
function numberOr(text: string | null): number | null {
  return text === null || Number.isNaN(Number(text)) ? null : Number(text);
}
