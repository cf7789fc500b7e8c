/** An element as it stands on the phone's screen. `owner` is the page or component whose handlers its events call. */
export class Element {
  children = [];

  constructor(name, attributes, owner, parent) {
    this.name = name;
    this.attributes = attributes;
    this.owner = owner;
    this.parent = parent;
    parent?.children.push(this);
  }

  get id() {
    return this.attributes.id ?? '';
  }

  /** data-sid → sid */
  get dataset() {
    const pairs = Object.entries(this.attributes).filter(([name]) => name.startsWith('data-'));
    return Object.fromEntries(pairs.map(([name, value]) => [name.slice(5).replace(/-(\w)/g, (_all, letter) => letter.toUpperCase()), value]));
  }

  get label() {
    return this.attributes['aria-label'];
  }

  /** All words below, as a reader would meet them. */
  get text() {
    return this.children.map((child) => (typeof child === 'string' ? child : child.text)).join(this.name === 'text' ? '' : ' ').replace(/\s+/g, ' ').trim();
  }

  get elements() {
    return this.children.filter((child) => typeof child !== 'string');
  }

  hasClass(name) {
    return String(this.attributes.class ?? '').split(/\s+/).includes(name);
  }

  /** Which function hears this event here, and whether the event ends here. */
  handlerOf(type) {
    for (const [prefix, ends] of [['bind', false], ['catch', true]]) {
      const handler = this.attributes[prefix + type] ?? this.attributes[`${prefix}:${type}`];
      if (handler) return { handler, ends };
    }
    return undefined;
  }
}

/** Every element below, those deeper down after those above them. */
export function* walk(element) {
  for (const child of element.elements) {
    yield child;
    yield* walk(child);
  }
}

/** The element itself and everything it stands in. */
export function* upwards(element) {
  for (let at = element; at?.name !== undefined; at = at.parent) yield at;
}

/** As WeChat's own rating counts: elements of a page, and how deep they lie. */
export function measure(root) {
  let nodes = 0;
  let deepest = 0;
  const count = (element, depth) => {
    for (const child of element.elements) {
      nodes += 1;
      deepest = Math.max(deepest, depth);
      count(child, depth + 1);
    }
  };
  count(root, 1);
  return { nodes, depth: deepest };
}
