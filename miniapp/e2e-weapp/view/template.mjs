import { compileData, compileText } from './expression.mjs';
import { Element } from './tree.mjs';
import { parseWxml } from './wxml.mjs';

/**
 * One WXML file, ready to be filled with data: `import`, `template is/data`, `wx:if/elif/else`, `wx:for`, `wx:key`,
 * wxs and components. Anything else WXML can do fails loudly, so that the day it is emitted is noticed.
 */
export class Template {
  #named = new Map();
  #imports = [];
  #modules = {};
  #body;

  /**
   * @param {string} path the file inside the package
   * @param {{source: (path: string) => string, template: (path: string) => Template, wxs: (path: string) => object}} files
   */
  constructor(path, files) {
    this.path = path;
    const { children } = parseWxml(files.source(path), path);
    const body = [];
    for (const child of children) {
      const { src } = child.attributes ?? {};
      if (child.name === 'import') this.#imports.push(files.template(beside(path, src)));
      else if (child.name === 'wxs') this.#modules[child.attributes.module] = files.wxs(beside(path, src));
      else if (child.name === 'template' && child.attributes.name) this.#named.set(child.attributes.name, this.#compileNamed(child));
      else body.push(child);
    }
    this.#body = this.#compileAll(body);
  }

  /** Fills the page's or component's own body. */
  render(data, into, owner) {
    this.#body({ ...data, ...this.#modules }, { into, owner, path: '' });
  }

  /** WeChat looks in the file itself and in what it imports, but not in what those import. */
  #find(name) {
    return this.#named.get(name) ?? this.#imports.map((file) => file.#named.get(name)).find(Boolean);
  }

  /** A template sees what it is given and the scripts of its own file, nothing of who uses it. */
  #compileNamed({ children }) {
    const parts = this.#compileAll(children);
    return (given, at) => parts({ ...given, ...this.#modules }, at);
  }

  #compileAll(children) {
    const parts = [];
    let branches;
    for (const child of children) {
      const { 'wx:if': test, 'wx:elif': otherwise, 'wx:else': rest, ...attributes } = child.attributes ?? {};
      const condition = test ?? otherwise;
      const part = this.#compileLoop({ ...child, ...(child.attributes && { attributes }) });
      if (condition === undefined && rest === undefined) {
        parts.push(part);
        continue;
      }
      if (test !== undefined) {
        const begun = [];
        branches = begun;
        parts.push((scope, at) => begun.find(({ when }) => when(scope))?.part(scope, at));
      }
      branches.push({ when: condition === undefined ? () => true : compileText(condition), part });
    }
    return (scope, at) => parts.forEach((part) => part(scope, at));
  }

  #compileLoop(child) {
    const { 'wx:for': list, 'wx:key': key, 'wx:for-item': item = 'item', 'wx:for-index': index = 'index', ...attributes } = child.attributes ?? {};
    if (list === undefined) return this.#compileOne(child);
    const items = compileText(list);
    const part = this.#compileOne({ ...child, attributes });
    return (scope, at) => {
      const seen = new Set();
      (items(scope) ?? []).forEach((value, position) => {
        const name = key === undefined ? position : key === '*this' ? value : value[key];
        if (seen.has(name)) at.owner.fault(`${this.path}: two items of a list have the key ${name}`);
        seen.add(name);
        part({ ...scope, [item]: value, [index]: position }, { ...at, path: `${at.path}/${name}` });
      });
    };
  }

  #compileOne(child) {
    if (child.text !== undefined) return this.#compileWords(child.text);
    const { name, attributes } = child;
    if (name === 'block') return this.#compileAll(child.children);
    if (name === 'template') return this.#compileUse(attributes);
    if (name === 'include' || name === 'slot') throw new SyntaxError(`${this.path}: <${name}> is not known here`);
    const filled = this.#compileAttributes(attributes);
    const below = this.#compileAll(child.children);
    return (scope, at) => {
      const values = filled(scope);
      if (at.owner.renderComponent(name, values, at)) return;
      below(scope, { ...at, into: new Element(name, values, at.owner, at.into) });
    };
  }

  #compileWords(text) {
    const words = compileText(text);
    return (scope, at) => {
      const value = words(scope);
      if (value !== undefined && value !== null && value !== '') at.into.children.push(String(value));
    };
  }

  #compileUse({ is, data }) {
    const which = compileText(is);
    const given = data === undefined ? () => ({}) : compileData(data.trim().replace(/^\{\{|\}\}$/g, ''));
    return (scope, at) => {
      const name = which(scope);
      const template = this.#find(name);
      if (template === undefined) at.owner.fault(`${this.path}: there is no template ${name}`);
      else template(given(scope), at);
    };
  }

  #compileAttributes(attributes) {
    const compiled = Object.entries(attributes).map(([name, text]) => [name, compileText(text)]);
    return (scope) => {
      const values = {};
      for (const [name, value] of compiled) {
        const worth = value(scope);
        if (worth !== undefined) values[name] = worth;
      }
      return values;
    };
  }
}

/** The path of a file that another one names. */
export function beside(path, name) {
  const parts = name.startsWith('/') ? [] : path.split('/').slice(0, -1);
  for (const part of name.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.' && part !== '') parts.push(part);
  }
  return parts.join('/');
}

