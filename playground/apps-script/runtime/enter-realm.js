// Runs inside a context, before any script: takes away what Apps Script lacks and puts the services there.
// Plain JavaScript, because compilers and loaders add helpers of their own to what they compile.

(function enterRealm(services) {
  const global = globalThis;

  // The execution at work: what it calls through, and the services it holds. Executions nest, where one starts while another waits.
  let session = null;
  const port = () => session.port;

  for (const name of ['Intl', 'WebAssembly', 'SharedArrayBuffer', 'Atomics', 'console']) delete global[name];

  // ---- The clock and chance ----
  const PlatformDate = Date;
  function ClockDate(...args) {
    if (new.target === undefined) return new PlatformDate(port().now()).toString();
    return Reflect.construct(PlatformDate, args.length === 0 ? [port().now()] : args, new.target);
  }
  ClockDate.prototype = PlatformDate.prototype;
  const hidden = (value) => ({ value, writable: true, configurable: true });
  Object.defineProperties(ClockDate, {
    now: hidden(() => port().now()),
    parse: hidden(PlatformDate.parse),
    UTC: hidden(PlatformDate.UTC),
    name: { value: 'Date', configurable: true },
    length: { value: 7, configurable: true },
  });
  Object.defineProperty(PlatformDate.prototype, 'constructor', hidden(ClockDate));
  Object.defineProperty(global, 'Date', hidden(ClockDate));
  Object.defineProperty(
    Math,
    'random',
    hidden(() => port().random()),
  );

  // ---- Values from and to the services ----
  // Kept in the facades themselves, where no script can see it: in a WeakMap, so many that live so shortly are dear to collect.
  class Owned extends function itself(facade) {
    return facade;
  } {
    #owner;
    constructor(facade, owner) {
      super(facade);
      this.#owner = owner;
    }
    static ownerOf(value) {
      return #owner in value ? value.#owner : undefined;
    }
  }
  const { ownerOf } = Owned;

  const prototypes = new Map();

  const open = (reply) => {
    if (reply.ok) return fromWire(reply.value);
    const error = new Error(reply.message);
    Object.defineProperty(error, 'name', hidden(reply.name));
    throw error;
  };

  const fromWire = (wire) => {
    if (typeof wire !== 'object' || wire === null) return wire;
    if (Array.isArray(wire)) {
      const list = new Array(wire.length);
      for (let index = 0; index < wire.length; index++) list[index] = fromWire(wire[index]);
      return list;
    }
    if (wire.$ === 'date') return new PlatformDate(wire.ms);
    if (wire.$ === 'ref') return facadeOf(wire);
    if (wire.$ === 'function') return wire.text;
    const object = {};
    for (const [key, item] of wire.entries) object[key] = fromWire(item);
    return object;
  };

  const toWire = (value, depth) => {
    if (typeof value === 'function' || typeof value === 'symbol' || typeof value === 'bigint') {
      return { $: 'function', text: String(value) };
    }
    if (typeof value !== 'object' || value === null) return value;
    if (depth > 100) throw new RangeError('Maximum call stack size exceeded');
    if (Array.isArray(value)) {
      const list = new Array(value.length);
      for (let index = 0; index < value.length; index++) list[index] = toWire(value[index], depth + 1);
      return list;
    }
    const owner = ownerOf(value);
    if (owner !== undefined) return { $: 'ref', id: owner.id, path: '', text: '' };
    if (value instanceof PlatformDate) return { $: 'date', ms: value.getTime() };
    return { $: 'object', entries: Object.entries(value).map(([key, item]) => [key, toWire(item, depth + 1)]) };
  };

  // ---- Facades: what the script holds for a service ----
  const facadeOf = (ref) => {
    const known = session.facades.get(ref.id);
    if (known !== undefined) return known;
    const facade = Object.create(prototypeFor(ref));
    new Owned(facade, { id: ref.id, text: ref.text, session });
    session.facades.set(ref.id, facade);
    return facade;
  };

  const prototypeFor = (ref) => {
    const known = prototypes.get(ref.path);
    if (known !== undefined) return known;
    const shape = port().describe(ref.id);
    const prototype = Object.create(strictBase(shape.path));
    Object.defineProperty(prototype, 'toString', {
      value: function () {
        return ownerOf(this).text;
      },
    });
    for (const method of shape.methods) {
      Object.defineProperty(prototype, method, {
        value: function (...args) {
          const owner = ownerOf(this);
          return open(owner.session.port.call(owner.id, method, toWire(args, 0)));
        },
      });
    }
    for (const name of shape.getters) {
      Object.defineProperty(prototype, name, {
        get() {
          const owner = ownerOf(this);
          return open(owner.session.port.read(owner.id, name));
        },
      });
    }
    prototypes.set(ref.path, prototype);
    return prototype;
  };

  // Properties that the language itself asks an object for, and that say nothing about the service.
  const askedByTheLanguage = new Set([
    'toJSON',
    'then',
    'constructor',
    'valueOf',
    'hasOwnProperty',
    'inspect',
    'nodeType',
  ]);

  const strictBase = (path) =>
    new Proxy(Object.create(null), {
      get: (_, key) =>
        typeof key === 'symbol' || askedByTheLanguage.has(key) ? undefined : open(port().refuse(`${path}.${key}`)),
      set: (_, key) => open(port().refuse(`${path}.${String(key)} = …`)),
      has: () => false,
      getPrototypeOf: () => Object.prototype,
    });

  // ---- The globals ----
  // Getters, as each execution has services of its own; a script that assigns to one has the name for itself from then on.
  for (const name of services) {
    Object.defineProperty(global, name, {
      configurable: true,
      get: () => {
        session.roots[name] ??= facadeOf(port().root(name));
        return session.roots[name];
      },
      set: (value) => void Object.defineProperty(global, name, hidden(value)),
    });
  }
  const console = {};
  for (const level of ['log', 'info', 'warn', 'error']) {
    console[level] = (...args) => void open(port().log(level, args));
  }
  Object.defineProperty(global, 'console', hidden(console));

  // ---- Calling the script ----
  const describeError = (thrown) => {
    if (!(thrown instanceof Error)) return { name: 'Error', message: String(thrown), stack: '' };
    return { name: String(thrown.name), message: String(thrown.message), stack: String(thrown.stack) };
  };

  return {
    run(sessionPort, evaluate, handler, args) {
      const outer = session;
      session = { port: sessionPort, facades: new Map(), roots: {} };
      try {
        evaluate?.();
        const work = global[handler];
        if (typeof work !== 'function') {
          return {
            ok: false,
            error: { name: 'Exception', message: `Script function not found: ${handler}`, stack: '' },
          };
        }
        return { ok: true, value: toWire(work(...fromWire(args)), 0) };
      } catch (thrown) {
        return { ok: false, error: describeError(thrown) };
      } finally {
        session = outer;
      }
    },
  };
});
