import { test } from '@jest/globals';
import { createWorld } from '../world';
import { generateLeads } from '../../playground/heatpunk/leads-generator';
import { NOW } from '../world';
test('x', () => {
  const leads = generateLeads({ count: 4, seed: 1, now: NOW });
  const t0=performance.now();
  for (let i=0;i<20;i++){ const w = createWorld({ leads });  w.click('Sync now'); }
  const t1=performance.now();
  const w = createWorld({ leads });  
  console.log(w.click('Sync now').calls);
  const t2=performance.now();
  for (let i=0;i<20;i++){w.click('Sync now');}
  const t3=performance.now();
  for (let i=0;i<20;i++){w.host.people.type([2,5],'x'+i)}
  const t4=performance.now();
  console.log((t1-t0)/20,(t3-t2)/20,(t4-t3)/20);
  w.host.people.paste([6, w.column('customerName')], [['New','0770','n@example.com','1 New St']]);
  w.host.people.paste([7, w.column('customerName')], [['New2','0770','n@example.com','1 New St']]);
  w.host.people.paste([7, w.column('status')], [['Quote']]);
  const r = w.click('Sync now');
  console.log(r.calls, r.callsByName, w.words());
  const r2 = w.click('Sync now');
  console.log(r2.calls, r2.callsByName, w.words());
});
