import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createContext, compileFunction, Script } from 'node:vm';
import { Template, beside } from '../view/template.mjs';

/** The built package on the disk: read once, shared by every phone that runs it. */
export class WeappPackage {
  #sources = new Map();
  #scripts = new Map();
  #templates = new Map();
  #wxs = new Map();

  constructor(folder) {
    this.folder = folder;
    if (!existsSync(join(folder, 'app.json'))) throw new Error('There is no WeChat build yet: run build:weapp first.');
    this.app = this.json('app');
    this.tabs = this.app.tabBar.list.map(({ pagePath }) => pagePath);
    const below = (this.app.subPackages ?? []).flatMap(({ root, pages }) => pages.map((page) => `${root.replace(/\/$/, '')}/${page}`));
    this.pages = [...this.app.pages, ...below];
  }

  source = (path) => {
    if (!this.#sources.has(path)) this.#sources.set(path, readFileSync(join(this.folder, path), 'utf8'));
    return this.#sources.get(path);
  };

  json(path) {
    return JSON.parse(this.source(`${path}.json`));
  }

  /** Which component stands behind each tag of a page or component. */
  componentsOf(path) {
    const { usingComponents = {} } = this.json(path);
    return new Map(Object.entries(usingComponents).map(([tag, target]) => [tag, beside(path, target)]));
  }

  template = (path) => {
    const file = path.endsWith('.wxml') ? path : `${path}.wxml`;
    if (!this.#templates.has(file)) this.#templates.set(file, new Template(file, this));
    return this.#templates.get(file);
  };

  /** A view script: no app, no phone, only its own exports. */
  wxs = (path) => {
    if (!this.#wxs.has(path)) {
      const module = { exports: {} };
      const parsingContext = createContext({}, { codeGeneration: { strings: false, wasm: false } });
      compileFunction(this.source(path), ['module', 'exports'], { parsingContext, filename: path })(module, module.exports);
      this.#wxs.set(path, module.exports);
    }
    return this.#wxs.get(path);
  };

  /** Parsed once; each phone runs it in a world of its own. */
  script(path, parameters) {
    if (!this.#scripts.has(path)) {
      this.#scripts.set(path, new Script(`(function(${parameters.join(',')}){${this.source(path)}\n})`, { filename: join(this.folder, path) }));
    }
    return this.#scripts.get(path);
  }
}
