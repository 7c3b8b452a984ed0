/** Makes one script of the claims, as Apps Script takes it: a function `contract` that answers the findings. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ModuleKind, ScriptTarget, transpileModule } from 'typescript';

const files = [
  'claim',
  'text-claims',
  'date-claims',
  'formula-claims',
  'sheet-claims',
  'service-claims',
  'table',
  'report',
];

/** `contract()` answers what report.ts finds, and logs it for whoever runs it in a real spreadsheet: see write-script.ts. */
export const contractScript = (): string => {
  const modules = files.map((file) => `'./${file}': function (exports, require) {\n${compiled(file)}\n}`);
  return `function contract() {
  var modules = {${modules.join(',\n')}};
  var loaded = {};
  function require(name) {
    if (!loaded[name]) {
      loaded[name] = {};
      modules[name](loaded[name], require);
    }
    return loaded[name];
  }
  var findings = require('./report').reportClaims();
  findings.forEach(function (finding) {
    console.log((finding.agrees ? 'as claimed: ' : 'DIFFERENT: ') + finding.name + ' ' + finding.actual);
  });
  return findings;
}`;
};

const compiled = (file: string): string =>
  transpileModule(readFileSync(join(__dirname, `${file}.ts`), 'utf8'), {
    compilerOptions: { module: ModuleKind.CommonJS, target: ScriptTarget.ES2019 },
  }).outputText;
