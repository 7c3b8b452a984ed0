// JSON as text that is not made yet: unlike a value it can hold a name twice, and what is no JSON at all.

export interface ScalarNode {
  readonly kind: 'scalar';
  /** As it goes into the body. */
  text: string;
}

export interface ListNode {
  readonly kind: 'list';
  readonly items: JsonNode[];
}

export interface ObjectNode {
  readonly kind: 'object';
  readonly entries: [name: string, value: JsonNode][];
}

/** Mutable: each tree is made for one body and spoilt for it. */
export type JsonNode = ScalarNode | ListNode | ObjectNode;

export const raw = (text: string): ScalarNode => ({ kind: 'scalar', text });
export const list = (items: JsonNode[]): ListNode => ({ kind: 'list', items });
export const object = (entries: [string, JsonNode][]): ObjectNode => ({ kind: 'object', entries });

export function treeOf(value: unknown): JsonNode {
  if (Array.isArray(value)) return list(value.map(treeOf));
  if (typeof value !== 'object' || value === null) return raw(JSON.stringify(value));
  return object(Object.entries(value).map(([name, each]) => [name, treeOf(each)]));
}

export function textOf(node: JsonNode): string {
  switch (node.kind) {
    case 'scalar':
      return node.text;
    case 'list':
      return `[${node.items.map(textOf).join(',')}]`;
    case 'object':
      return `{${node.entries.map(([name, value]) => `${JSON.stringify(name)}:${textOf(value)}`).join(',')}}`;
  }
}

/** A place in a tree in which another node can be put. */
export type Place = (replacement: JsonNode) => void;

/** Every place below a node, at whatever depth. */
export function placesIn(node: JsonNode): Place[] {
  switch (node.kind) {
    case 'scalar':
      return [];
    case 'list':
      return node.items.flatMap((item, index) => [
        (replacement: JsonNode) => {
          node.items[index] = replacement;
        },
        ...placesIn(item),
      ]);
    case 'object':
      return node.entries.flatMap((entry) => [
        (replacement: JsonNode) => {
          entry[1] = replacement;
        },
        ...placesIn(entry[1]),
      ]);
  }
}
