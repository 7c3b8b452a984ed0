import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import ts from 'typescript';
import { moduleStateIn } from './module-state';

const ROOT = join(__dirname, '..');
const SRC = join(ROOT, 'src');

/** Which folders of `src` a folder may import from, besides itself. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  main: ['commands'],
  commands: ['settings', 'heatpunk', 'sheet', 'core'],
  settings: ['core'],
  heatpunk: ['core'],
  sheet: ['core'],
  dialogs: ['core'],
  core: [],
};

/** The files, besides all of `commands`, in which Apps Script's own names may stand. */
const ADAPTERS = ['main.ts', 'settings/properties.ts', 'heatpunk/transport.ts', 'sheet/spreadsheet.ts'];

const SERVICES = [
  'SpreadsheetApp',
  'PropertiesService',
  'CacheService',
  'LockService',
  'UrlFetchApp',
  'ScriptApp',
  'HtmlService',
  'Utilities',
  'Session',
  'MailApp',
  'Logger',
];

const files = sourceFiles(SRC);

describe('imports of src', () => {
  test.each(files.map((file) => [file]))('%s imports only what it may', (file) => {
    const own = folderOf(file);
    const foreign = importsOf(file).filter((target) => {
      const folder = folderOf(target);
      return target.startsWith('..') || (folder !== own && !MAY_IMPORT[own]?.includes(folder));
    });
    expect(foreign).toEqual([]);
  });

  test('never go in a circle', () => {
    const graph = new Map(files.map((file) => [file, valueImportsOf(file, files)]));
    expect(circleIn(graph)).toBeNull();
  });
});

describe('outside commands and the adapters', () => {
  const others = files.filter((file) => folderOf(file) !== 'commands' && !ADAPTERS.includes(file));

  test.each(others.map((file) => [file]))('%s names no service of Apps Script’s', (file) => {
    expect(identifiersOf(file).filter((name) => SERVICES.includes(name))).toEqual([]);
  });
});

describe('core', () => {
  test.each(files.filter((file) => folderOf(file) === 'core').map((file) => [file]))(
    '%s asks neither the clock nor chance',
    (file) => {
      const text = parse(file).getText();
      expect(text).not.toMatch(/Date\.now\(|new Date\(\)|Math\.random/);
    },
  );
});

describe('modules of the bundle keep nothing between executions', () => {
  test.each(files.filter((file) => folderOf(file) !== 'dialogs').map((file) => [file]))('%s', (file) => {
    expect(moduleStateIn(parse(file))).toEqual([]);
  });

  test.each([
    ['a variable', 'let count = 0;'],
    ['a collection', 'const known = new Map<string, string>();'],
    ['a list that grows', 'const seen: string[] = []; function see(text: string) { seen.push(text); }'],
    ['an object that is written to', 'const last = { id: "" }; function note(id: string) { last.id = id; }'],
    ['a count in an object', 'const counts = { runs: 0 }; function run() { counts.runs++; }'],
    ['an imported object', 'import { last } from "./last"; function note(id: string) { Object.assign(last, { id }); }'],
  ])('where one does, that is found: %s', (_, text) => {
    const source = ts.createSourceFile('planted.ts', text, ts.ScriptTarget.Latest, true);
    expect(moduleStateIn(source)).toHaveLength(1);
  });
});

test('what is written into cells goes through the module that knows how text stays literal, or the one that hands it text', () => {
  const writers = files.filter((file) => identifiersOf(file).some((name) => /^set(Rich)?(Text)?Values?$/.test(name)));
  expect(writers).toEqual(['sheet/literal.ts', 'sheet/write-cells.ts']);
});

test('the files of the Apps Script host never import each other in a circle', () => {
  const folder = join(ROOT, 'playground/apps-script');
  const all = sourceFiles(folder, folder);
  expect(circleIn(new Map(all.map((file) => [file, valueImportsOf(file, all, folder)])))).toBeNull();
});

describe('the simulated Heatpunk', () => {
  const folder = join(ROOT, 'playground/heatpunk');
  const importing = (part: string) =>
    sourceFiles(folder, folder).filter((file) =>
      specifiersIn(ts.preProcessFile(readFileSync(join(folder, file), 'utf8'))).some((name) => name.includes(part)),
    );

  test('shares no code with src', () => {
    expect(importing('src/')).toEqual([]);
  });

  test('stands on nothing of the host, but where it is put behind the host’s network', () => {
    expect(importing('apps-script/')).toEqual(['in-process.ts']);
  });
});

function sourceFiles(folder: string, base = SRC): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => relative(base, join(entry.parentPath, entry.name)))
    .sort();
}

function folderOf(file: string): string {
  return file.includes('/') ? (file.split('/')[0] ?? '') : file.replace(/\.ts$/, '');
}

/** The files that a file imports, as paths in `src`; packages are left out. */
function importsOf(file: string): string[] {
  return specifiersIn(ts.preProcessFile(readFileSync(join(SRC, file), 'utf8')))
    .filter((name) => name.startsWith('.'))
    .map((name) => join(dirname(file), name));
}

/** Those of them that are there at run time too. */
function valueImportsOf(file: string, all: readonly string[], base = SRC): string[] {
  return parse(file, base).statements.flatMap((node) => {
    const isType = ts.isImportDeclaration(node) && node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword;
    if (!ts.isImportDeclaration(node) || isType || !ts.isStringLiteral(node.moduleSpecifier)) return [];
    const target = join(dirname(file), node.moduleSpecifier.text);
    return all.filter((each) => each === `${target}.ts` || each === `${target}.tsx`);
  });
}

function circleIn(graph: ReadonlyMap<string, readonly string[]>): string[] | null {
  const done = new Set<string>();
  const visit = (file: string, path: readonly string[]): string[] | null => {
    if (path.includes(file)) return [...path.slice(path.indexOf(file)), file];
    if (done.has(file)) return null;
    for (const next of graph.get(file) ?? []) {
      const circle = visit(next, [...path, file]);
      if (circle) return circle;
    }
    done.add(file);
    return null;
  };
  for (const file of graph.keys()) {
    const circle = visit(file, []);
    if (circle) return circle;
  }
  return null;
}

function identifiersOf(file: string): string[] {
  const names: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node)) names.push(node.text);
    ts.forEachChild(node, visit);
  };
  visit(parse(file));
  return names;
}

function parse(file: string, base = SRC): ts.SourceFile {
  return ts.createSourceFile(file, readFileSync(join(base, file), 'utf8'), ts.ScriptTarget.Latest, true);
}

function specifiersIn(info: ts.PreProcessedFileInfo): string[] {
  return info.importedFiles.map(({ fileName }) => fileName);
}
