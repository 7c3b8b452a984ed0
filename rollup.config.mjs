import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import nodeResolve from '@rollup/plugin-node-resolve';
import terser from '@rollup/plugin-terser';
import ts from 'typescript';

const NAMESPACE = 'HeatpunkLeads';
const DIALOGS = 'src/dialogs';
const EXTENSIONS = ['.mjs', '.js', '.ts', '.tsx'];

/** What libraries ask of Node, which a page has not. */
const BROWSER = { '@process.env.NODE_ENV': '"production"' };

const dialogs = readdirSync(DIALOGS, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name);

/** Menus, triggers and google.script.run find top-level declarations only: one for each export, all else stays private. */
const declareHandlers = (chunk) =>
  chunk.exports.map((name) => `function ${name}() { return ${NAMESPACE}.${name}.apply(this, arguments); }`).join('\n');

/** What is pushed is what `dist` holds, so nothing of an earlier build may stay there. */
const emptyDist = { name: 'empty-dist', buildStart: () => rmSync('dist', { recursive: true, force: true }) };

const manifest = {
  name: 'manifest',
  generateBundle() {
    this.emitFile({ type: 'asset', fileName: 'appsscript.json', source: readFileSync('appsscript.json') });
  },
};

/** What all dialogs share, then a dialog's own. */
const styleOf = (name) =>
  [`${DIALOGS}/style.css`, `${DIALOGS}/${name}/style.css`]
    .filter((file) => existsSync(file))
    .map((file) => readFileSync(file, 'utf8').trim())
    .join('\n');

/** Apps Script serves a dialog from one file: its script and style stand inside the page. */
const singlePage = (name) => ({
  name: 'single-page',
  generateBundle(_options, bundle) {
    const [chunk] = Object.values(bundle);
    delete bundle[chunk.fileName];
    const script = chunk.code
      .trim()
      .replace(/<\/(script)/gi, '<\\/$1')
      .replace(/<!--/g, '<\\!--');
    const page = readFileSync(`${DIALOGS}/page.html`, 'utf8')
      .replace('/* style */', () => styleOf(name))
      .replace('/* script */', () => script);
    this.emitFile({ type: 'asset', fileName: `${name}.html`, source: page });
  },
});

/** What types say is checked by `npm run types`: to check it with each bundle once more takes most of a build's time. */
const stripTypes = (target) => ({
  name: 'strip-types',
  transform(source, id) {
    if (!/\.tsx?$/.test(id)) return null;
    const { ESNext } = ts.ModuleKind;
    const compilerOptions = { target, module: ESNext, jsx: ts.JsxEmit.ReactJSX, jsxImportSource: 'preact' };
    return { code: ts.transpileModule(source, { fileName: id, compilerOptions }).outputText, map: null };
  },
});

export default [
  {
    input: 'src/main.ts',
    plugins: [
      emptyDist,
      nodeResolve({ extensions: EXTENSIONS }),
      stripTypes(ts.ScriptTarget.ES2020),
      // Comments out, names and lines kept: the pushed file is small and still readable in Google's editor.
      terser({
        ecma: 2020,
        compress: false,
        mangle: false,
        format: { beautify: true, indent_level: 1, comments: false },
      }),
      manifest,
    ],
    output: { dir: 'dist', entryFileNames: 'Code.js', format: 'iife', name: NAMESPACE, footer: declareHandlers },
  },
  ...dialogs.map((name) => ({
    input: `${DIALOGS}/${name}/index.tsx`,
    plugins: [
      nodeResolve({ extensions: EXTENSIONS }),
      stripTypes(ts.ScriptTarget.ES2019),
      terser({ ecma: 2019, compress: { global_defs: BROWSER }, format: { comments: false } }),
      singlePage(name),
    ],
    output: { dir: 'dist', entryFileNames: `${name}.js`, format: 'iife' },
  })),
];
