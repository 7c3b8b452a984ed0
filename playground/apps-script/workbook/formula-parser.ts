/** Reads the text of a formula into a tree. Only as much grammar as the formulas that people put beside their leads. */

import { type ReferenceText, readReference, referenceSource } from './formula-reference-text';

export type Expression =
  | { readonly kind: 'literal'; readonly value: string | number | boolean }
  /** An argument that was left out, as the second of IF(A1,,"no"). */
  | { readonly kind: 'nothing' }
  | { readonly kind: 'reference'; readonly reference: ReferenceText }
  | { readonly kind: 'call'; readonly name: string; readonly args: readonly Expression[] }
  | { readonly kind: 'unary'; readonly operator: string; readonly operand: Expression }
  | { readonly kind: 'binary'; readonly operator: string; readonly left: Expression; readonly right: Expression }
  /** An error value written out, such as the #REF! that a deleted row leaves behind. */
  | { readonly kind: 'error'; readonly code: string };

const parsed = new Map<string, Expression | null>();

/** Answers null for text that is no formula: such a cell shows #ERROR!. */
export const parseFormula = (formula: string): Expression | null => {
  const known = parsed.get(formula);
  if (known !== undefined) return known;
  const tree = parse(formula.slice(1));
  parsed.set(formula, tree);
  return tree;
};

const tokenPattern = new RegExp(
  [
    String.raw`\s*(?:("(?:[^"]|"")*")`,
    `(${referenceSource})`,
    String.raw`(\d+\.?\d*(?:e[-+]?\d+)?|\.\d+)(?![a-z])`,
    String.raw`([a-z_][\w.]*)`,
    `(<>|<=|>=|[-+*/^&=<>(),;%])`,
    `(#[a-z/0-9]+[!?]|#N/A))`,
  ].join('|'),
  'giy',
);

interface Token {
  readonly kind: 'text' | 'reference' | 'number' | 'name' | 'symbol' | 'error';
  readonly text: string;
}

const kinds = ['text', 'reference', 'number', 'name', 'symbol', 'error'] as const;

const tokenise = (text: string): readonly Token[] | null => {
  const tokens: Token[] = [];
  const source = text.trimEnd();
  tokenPattern.lastIndex = 0;
  while (tokenPattern.lastIndex < source.length) {
    const match = tokenPattern.exec(source);
    if (match === null) return null;
    const index = match.slice(1).findIndex((part) => part !== undefined);
    const kind = kinds[index];
    if (kind === undefined) return null;
    tokens.push({ kind, text: match[index + 1] ?? '' });
  }
  return tokens;
};

const precedence: Readonly<Record<string, number>> = {
  '=': 1,
  '<>': 1,
  '<': 1,
  '>': 1,
  '<=': 1,
  '>=': 1,
  '&': 2,
  '+': 3,
  '-': 3,
  '*': 4,
  '/': 4,
  '^': 5,
};

class NotAFormula extends Error {}

const parse = (text: string): Expression | null => {
  const tokens = tokenise(text);
  if (tokens === null || tokens.length === 0) return null;
  let at = 0;
  const peek = (symbol: string) => tokens[at]?.kind === 'symbol' && tokens[at]?.text === symbol;
  const expect = (symbol: string) => {
    if (!peek(symbol)) throw new NotAFormula();
    at += 1;
  };

  const expression = (least: number): Expression => {
    let left = operand();
    for (;;) {
      const token = tokens[at];
      const power = token?.kind === 'symbol' ? precedence[token.text] : undefined;
      if (token === undefined || power === undefined || power < least) return left;
      at += 1;
      left = { kind: 'binary', operator: token.text, left, right: expression(power + 1) };
    }
  };

  const operand = (): Expression => {
    const token = tokens[at];
    at += 1;
    let found = token === undefined ? null : primary(token);
    if (found === null) throw new NotAFormula();
    for (; peek('%'); at++)
      found = { kind: 'binary', operator: '/', left: found, right: { kind: 'literal', value: 100 } };
    return found;
  };

  const primary = (token: Token): Expression | null => {
    switch (token.kind) {
      case 'text':
        return { kind: 'literal', value: token.text.slice(1, -1).replaceAll('""', '"') };
      case 'number':
        return { kind: 'literal', value: Number(token.text) };
      case 'reference':
        return { kind: 'reference', reference: readReference(token.text) };
      case 'error':
        return { kind: 'error', code: token.text.toUpperCase() };
      case 'name':
        return named(token.text.toUpperCase());
      case 'symbol': {
        if (token.text === '-' || token.text === '+')
          return { kind: 'unary', operator: token.text, operand: operand() };
        if (token.text !== '(') return null;
        const inner = expression(1);
        expect(')');
        return inner;
      }
    }
  };

  const isSeparator = () => peek(',') || peek(';');

  const argument = (): Expression => (isSeparator() || peek(')') ? { kind: 'nothing' } : expression(1));

  const named = (name: string): Expression => {
    if (!peek('(')) {
      if (name === 'TRUE' || name === 'FALSE') return { kind: 'literal', value: name === 'TRUE' };
      return { kind: 'error', code: '#NAME?' };
    }
    at += 1;
    const args: Expression[] = [];
    if (!peek(')')) args.push(argument());
    for (; isSeparator(); args.push(argument())) at += 1;
    expect(')');
    return { kind: 'call', name, args };
  };

  try {
    const whole = expression(1);
    return at === tokens.length ? whole : null;
  } catch (error) {
    if (error instanceof NotAFormula) return null;
    throw error;
  }
};
