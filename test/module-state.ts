import ts from 'typescript';

/** Methods that change what they are called on. */
const CHANGING = /^(push|pop|shift|unshift|splice|sort|reverse|fill|copyWithin|set|add|delete|clear)$/;

/**
 * What of a module could be different in the next execution, where both share an evaluation of it: variables, collections that are not
 * read-only, and constants, its own or imported ones, that something is written into.
 */
export function moduleStateIn(source: ts.SourceFile): string[] {
  const found: string[] = [];
  const constants = new Set<string>();
  for (const statement of source.statements) {
    for (const name of importedBy(statement)) constants.add(name);
    if (!ts.isVariableStatement(statement)) continue;
    const { declarations, flags } = statement.declarationList;
    for (const { name, type, initializer } of declarations) {
      constants.add(name.getText());
      const isFixed = (flags & ts.NodeFlags.Const) !== 0;
      const isCollection = initializer !== undefined && ts.isNewExpression(initializer);
      const isReadonly = /^Readonly(Map|Set)\b/.test(type?.getText() ?? '');
      if (!isFixed || (isCollection && !isReadonly)) found.push(name.getText());
    }
  }
  const visit = (node: ts.Node): void => {
    const target = writtenBy(node);
    if (target !== null && constants.has(rootOf(target))) found.push(target.getText());
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

function importedBy(statement: ts.Statement): string[] {
  const names = ts.isImportDeclaration(statement) ? statement.importClause?.namedBindings : undefined;
  if (names === undefined) return [];
  return ts.isNamedImports(names) ? names.elements.map(({ name }) => name.text) : [names.name.text];
}

/** What a node changes, if it does. */
function writtenBy(node: ts.Node): ts.Expression | null {
  if (ts.isBinaryExpression(node) && isAssignment(node.operatorToken.kind)) return node.left;
  if (ts.isDeleteExpression(node)) return node.expression;
  if (ts.isPrefixUnaryExpression(node) || ts.isPostfixUnaryExpression(node)) {
    const { operator } = node;
    const isStep = operator === ts.SyntaxKind.PlusPlusToken || operator === ts.SyntaxKind.MinusMinusToken;
    return isStep ? node.operand : null;
  }
  if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return null;
  const { expression, name } = node.expression;
  if (expression.getText() === 'Object' && name.text === 'assign') return node.arguments[0] ?? null;
  return CHANGING.test(name.text) ? expression : null;
}

function isAssignment(kind: ts.SyntaxKind): boolean {
  return kind >= ts.SyntaxKind.FirstAssignment && kind <= ts.SyntaxKind.LastAssignment;
}

/** The name that a chain of members begins with; '' where it begins with something else. */
function rootOf(expression: ts.Expression): string {
  if (ts.isIdentifier(expression)) return expression.text;
  const isMember = ts.isPropertyAccessExpression(expression) || ts.isElementAccessExpression(expression);
  return isMember ? rootOf(expression.expression) : '';
}
